import mlflow


class Training:
    def train(self):
        check = mlflow.pyfunc.spark_udf(self.spark, "models:/loans/Production")
        self.spark.sql("select * from loans").select(check("amount")).show()
        self.spark.table("loans").write.format("delta").mode("overwrite").save(self.prepared)
