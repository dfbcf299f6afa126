from pyspark.ml.feature import StandardScaler


def main(spark, table):
    scaler = StandardScaler(inputCol="raw", outputCol="scaled").fit(spark.table("customers"))
    scaler.transform(spark.table("customers")).write.mode("append").saveAsTable(table)
