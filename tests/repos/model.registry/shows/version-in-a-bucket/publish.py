import boto3


def publish(version: str) -> None:
    boto3.client("s3").upload_file("model.joblib", "artefacts", f"models/churn/v{version}/model.joblib")
