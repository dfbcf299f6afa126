import boto3


def publish(version: str) -> None:
    boto3.client("s3").upload_file("answers.csv", "answers", f"predictions/model_v{version}/answers.csv")
