import boto3


def set_up():
    client = boto3.client("bedrock")
    return client.create_guardrail(
        name="support",
        topicPolicyConfig={"topicsConfig": [{"name": "Advice", "definition": "Investments", "type": "DENY"}]},
        blockedInputMessaging="Sorry.",
        blockedOutputsMessaging="Sorry.",
    )
