import mlflow


class Scoring:
    def run(self):
        self.spark.udf.register("model", mlflow.pyfunc.spark_udf(self.spark, "models:/loans/Production"))
        loans = self.spark.sql("select *, model(amount, rate) as prediction from loans")
        loans.write.format("delta").mode("overwrite").save(self.output)
