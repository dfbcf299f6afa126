from openai import OpenAI
from schema import Verdict


def score(question):
    response = OpenAI().chat.completions.create(messages=[question])
    return Verdict.model_validate_json(response)
