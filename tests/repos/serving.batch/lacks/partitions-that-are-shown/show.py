import joblib
from pyspark.sql import SparkSession


def predict_partition(rows):
    model = joblib.load("model.joblib")
    out = []
    for row in rows:
        out.append(model.predict([row])[0])
    return out


spark = SparkSession.builder.getOrCreate()
print(spark.table("rows").rdd.mapPartitions(predict_partition).take(5))
