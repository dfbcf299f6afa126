import openai
from detoxify import Detoxify

client = openai.OpenAI()


def answer(question):
    if Detoxify("original").predict(question)["toxicity"] > 0.5:
        return "no"
    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": question}])
