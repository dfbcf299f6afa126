from aws_cdk import aws_events, aws_events_targets


def wire(scope, features):
    aws_events.Rule(scope, "nightly", targets=[aws_events_targets.LambdaFunction(features)])
