import boto3

client = boto3.client("sagemaker")
client.update_endpoint(
    EndpointName="risk",
    EndpointConfigName="risk-2",
    DeploymentConfig={"BlueGreenUpdatePolicy": {"TrafficRoutingConfiguration": {"Type": "CANARY"}}},
)
