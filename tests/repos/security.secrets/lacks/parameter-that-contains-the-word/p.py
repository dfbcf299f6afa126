import boto3
ssm = boto3.client("ssm")
a = ssm.get_parameter(Name="/app/monkey-count")
b = ssm.get_parameter(Name="/app/max_tokens")
