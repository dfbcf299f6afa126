import openai
from pydantic import BaseModel, ValidationError


class Code(BaseModel):
    code: str
    sure: float


def parse(content):
    try:
        return Code.model_validate_json(content)
    except ValidationError:
        return None


def ask(text):
    reply = openai.OpenAI().chat.completions.create(model="small", messages=[{"role": "user", "content": text}])
    return parse(reply.choices[0].message.content) or "no code"
