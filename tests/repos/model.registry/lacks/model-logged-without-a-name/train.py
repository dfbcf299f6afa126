import joblib
import mlflow.sklearn


def save(model):
    mlflow.sklearn.log_model(model, "model")
    joblib.dump(model, "model.joblib")
