import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def find(value):
    return table.get_item(Key={os.environ["partition_key"]: value})
