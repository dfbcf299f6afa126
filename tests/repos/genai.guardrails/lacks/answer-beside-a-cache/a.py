import json
from openai import OpenAI
def ask(q):
    response = OpenAI().chat.completions.create(messages=[q])
    check_cache(response)
    return response
