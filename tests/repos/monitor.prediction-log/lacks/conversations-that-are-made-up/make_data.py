import json

from openai import OpenAI

client = OpenAI()


def save_conversation(messages, path):
    with open(path, "a") as file:
        file.write(json.dumps({"messages": messages}))


for topic in ["shoes", "hats"]:
    told = client.chat.completions.create(model="m", messages=[{"role": "user", "content": topic}])
    save_conversation([topic, told.choices[0].message.content], "train.jsonl")
