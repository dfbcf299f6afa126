import boto3


def handler(event, context):
    key = event["Records"][0]["s3"]["object"]["key"]
    return boto3.client("s3").copy_object(Bucket="kept", Key=key, CopySource={"Bucket": "new", "Key": key})
