from openai import OpenAI

client = OpenAI()


def score_projects(projects):
    return [client.chat.completions.create(model="m", messages=[{"role": "user", "content": p}]) for p in projects]
