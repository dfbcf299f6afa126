from aws_cdk import aws_applicationautoscaling as scaling

scaling.CfnScalableTarget(
    stack, "Scaling", min_capacity=1, max_capacity=4, resource_id="endpoint/prices/variant/all",
    scalable_dimension="sagemaker:variant:DesiredInstanceCount", service_namespace="sagemaker",
)
