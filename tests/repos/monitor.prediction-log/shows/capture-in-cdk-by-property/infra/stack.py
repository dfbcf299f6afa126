from aws_cdk import aws_sagemaker as sagemaker


def capture(bucket):
    return sagemaker.CfnEndpointConfig.DataCaptureConfigProperty(
        enable_capture=True,
        destination_s3_uri=f"s3://{bucket}/capture",
        initial_sampling_percentage=100,
        capture_options=[],
    )
