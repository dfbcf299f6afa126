import openai
from pydantic import BaseModel, ValidationError


class Settings(BaseModel):
    model: str


def settings(path):
    try:
        return Settings.model_validate_json(path.read_text())
    except ValidationError:
        return None


def ask(text, path):
    reply = openai.OpenAI().chat.completions.create(model=settings(path).model, messages=[{"role": "user", "content": text}])
    return reply.choices[0].message.content
