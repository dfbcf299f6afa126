import boto3

client = boto3.client("bedrock-runtime")


def ask(settings, question):
    request = {"modelId": settings.model, "messages": [{"role": "user", "content": [{"text": question}]}]}
    request["inferenceConfig"] = {"maxTokens": 400, "stopSequences": ["Human:"]}
    request["guardrailConfig"] = None
    return client.converse(**request)
