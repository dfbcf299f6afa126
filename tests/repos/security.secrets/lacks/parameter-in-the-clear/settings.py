import boto3

store = boto3.client("ssm")
value = store.get_parameter(Name="/ranker/bucket")["Parameter"]["Value"]
