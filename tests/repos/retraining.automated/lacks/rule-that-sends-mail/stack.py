from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets

rule = events.Rule(stack, "Drift", event_pattern=events.EventPattern(source=["aws.cloudwatch"]))
rule.add_target(targets.SnsTopic(topic))
