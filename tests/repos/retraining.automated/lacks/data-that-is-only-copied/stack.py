from aws_cdk import aws_lambda, aws_s3, aws_s3_notifications


def wire(scope, bucket: aws_s3.Bucket):
    start = aws_lambda.Function(scope, "start", handler="start.handler", code=aws_lambda.Code.from_asset("start"))
    bucket.add_event_notification(aws_s3.EventType.OBJECT_CREATED, aws_s3_notifications.LambdaDestination(start))
