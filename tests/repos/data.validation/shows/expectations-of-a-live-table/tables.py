import dlt


@dlt.expect_or_drop("amount", "amount > 0")
def trips():
    return spark.read.table("raw")
