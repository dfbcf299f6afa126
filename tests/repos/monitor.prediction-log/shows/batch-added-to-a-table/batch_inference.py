from databricks.feature_engineering import FeatureEngineeringClient


def main(spark, table):
    scored = FeatureEngineeringClient().score_batch(model_uri="models:/churn@champion", df=spark.table("customers"))
    scored.write.mode("append").saveAsTable(table)
