from aws_cdk import aws_lambda as lambda_

lambda_.Function(scope, "Change", code=lambda_.Code.from_inline("def handler(event, context): ..."), handler="index.handler", memory_size=128)
