import boto3

store = boto3.client("ssm")
value = store.get_parameter(Name="/ranker/db", WithDecryption=True)["Parameter"]["Value"]
