import boto3

client = boto3.client("bedrock-runtime")


def ask(settings, question):
    request = {"modelId": settings.model, "messages": [{"role": "user", "content": [{"text": question}]}]}
    if settings.guardrail:
        request["guardrailConfig"] = {"guardrailIdentifier": settings.guardrail, "guardrailVersion": "1"}
    return client.converse(**request)
