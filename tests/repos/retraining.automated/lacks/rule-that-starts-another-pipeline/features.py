import boto3


def handler(event, context):
    return boto3.client("sagemaker").start_pipeline_execution(PipelineName="features")
