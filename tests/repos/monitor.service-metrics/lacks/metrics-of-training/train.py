import mlflow

mlflow.log_metric("loss", 0.1)
