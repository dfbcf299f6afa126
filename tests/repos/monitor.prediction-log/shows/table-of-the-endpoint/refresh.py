from databricks.sdk import WorkspaceClient
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
recorded = spark.sql("SELECT * FROM main.churn.`scoring_payload`")
recorded.write.mode("append").saveAsTable("main.churn.monitoring")
WorkspaceClient().quality_monitors.run_refresh(table_name="main.churn.monitoring")
