from langsmith import traceable


@traceable
def ask(client, text):
    return client.invoke(text)
