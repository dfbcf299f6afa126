from pyspark.ml import PipelineModel
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def score(spark, price_model: PipelineModel, features_df):
    scored = price_model.transform(features_df)
    scored.select("id", "prediction").write.format("mongodb").mode("append").save()


score(spark, PipelineModel.load("s3://models/price"), spark.read.parquet("s3://data/today"))
