from openai import OpenAI

client = OpenAI()


def ask(question):
    answer = client.responses.create(model='gpt', input=question)
    return safe_json_loads(answer.output_text)
