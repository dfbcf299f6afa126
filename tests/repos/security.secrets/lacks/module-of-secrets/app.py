from shop import secrets


def client():
    return secrets.OPENAI_KEY
