import os

import boto3

os.environ["AWS_SECRET_ACCESS_KEY"] = "test"


def store():
    return boto3.client("s3", endpoint_url="http://localhost:4566")
