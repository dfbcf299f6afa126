import boto3


def publish() -> None:
    boto3.client("s3").upload_file("model.tar.gz", "artefacts", "deployed_model/model.tar.gz")
