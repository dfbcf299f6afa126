import boto3

boto3.client("sagemaker").create_endpoint_config(
    EndpointConfigName="churn",
    ProductionVariants=[
        {"VariantName": "all", "ModelName": "churn", "ServerlessConfig": {"MemorySizeInMB": 4096, "MaxConcurrency": 20}}
    ],
)
