import mlflow

score = mlflow.pyfunc.spark_udf(spark, "models:/fares/1")
spark.table("rides").withColumn("fare", score("row")).show()
