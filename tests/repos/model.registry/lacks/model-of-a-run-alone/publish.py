import mlflow

mlflow.sklearn.log_model(model, artifact_path="model")
