import boto3


def watch(report, settings):
    reasons = []
    if report.share > settings.most:
        reasons.append("too many columns have moved")
    if reasons:
        boto3.client("sns").publish(TopicArn=settings.topic, Message="\n".join(reasons))
