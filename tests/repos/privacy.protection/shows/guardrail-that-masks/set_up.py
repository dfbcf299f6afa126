import boto3


def set_up():
    client = boto3.client("bedrock")
    return client.create_guardrail(
        name="support",
        sensitiveInformationPolicyConfig={"piiEntitiesConfig": [{"type": "EMAIL", "action": "ANONYMIZE"}]},
        blockedInputMessaging="Sorry.",
        blockedOutputsMessaging="Sorry.",
    )
