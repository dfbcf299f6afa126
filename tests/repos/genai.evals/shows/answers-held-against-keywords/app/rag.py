from openai import OpenAI

client = OpenAI()


def rag_answer(query):
    return client.responses.create(model="m", input=query).output_text
