from openai import OpenAI
from pydantic import BaseModel


class Question(BaseModel):
    text: str


def ask(question: Question) -> str:
    reply = OpenAI().chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": question.text}])
    return reply.choices[0].message.content
