from pyspark.sql import SparkSession

AS_OF = "as.of.instant"


def load(instant):
    spark = SparkSession.builder.getOrCreate()
    return spark.read.format("hudi").option(AS_OF, instant).load("s3://lake/features")
