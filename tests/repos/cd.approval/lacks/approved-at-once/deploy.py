import boto3


def handler(event, context):
    client = boto3.client("sagemaker")
    client.update_model_package(ModelPackageArn=event["arn"], ModelApprovalStatus="Approved")
    client.create_endpoint(EndpointName="churn", EndpointConfigName=event["config"])
