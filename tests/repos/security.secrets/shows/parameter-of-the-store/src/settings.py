import boto3

KEY = boto3.client("ssm").get_parameter(Name="/churn/key", WithDecryption=True)["Parameter"]["Value"]
