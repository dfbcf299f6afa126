import boto3
import joblib
from sklearn.linear_model import LogisticRegression


def publish(model: LogisticRegression, version: str) -> None:
    joblib.dump(model, "model.pkl")
    folder = f"models/v{version}"
    key = f"{folder}/model.pkl"
    boto3.client("s3").upload_file("model.pkl", "churn", key)
