import pyspark.sql.functions as F
from pyspark.ml import PipelineModel


def run(features):
    model = PipelineModel.load("models/latest")
    scored = model.transform(features).withColumnRenamed("prediction", "temperature")
    output = scored.select(F.col("city"), F.col("temperature"), F.current_timestamp().alias("predicted_at"))
    output.write.format("mongodb").option("collection", "weather_predictions").mode("append").save()
