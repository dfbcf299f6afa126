from openai import OpenAI
from orders.settings import load

client = OpenAI()


def answer(text: str) -> str:
    asked = [{"role": "system", "content": load()["reader"]["system_prompt"]}, {"role": "user", "content": text}]
    return client.chat.completions.create(model="small", messages=asked).choices[0].message.content
