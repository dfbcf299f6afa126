import mlflow.sklearn


def save(model):
    mlflow.sklearn.log_model(model, "model", registered_model_name="prices")
