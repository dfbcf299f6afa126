import mlflow


def rollback(name, version):
    client = mlflow.MlflowClient()
    client.set_registered_model_alias(name, "champion", version)
