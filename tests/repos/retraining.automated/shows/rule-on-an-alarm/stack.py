from aws_cdk import aws_events as events

from infra.targets import add_sagemaker_pipeline_target

rule = events.Rule(
    stack, "Drift", event_pattern=events.EventPattern(source=["aws.cloudwatch"], detail={"state": {"value": ["ALARM"]}})
)
add_sagemaker_pipeline_target(rule, pipeline)
