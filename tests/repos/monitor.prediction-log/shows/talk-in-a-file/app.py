import json

import openai
from flask import Flask

app = Flask(__name__)


def save_conversation(messages):
    with open("talk.jsonl", "a") as file:
        file.write(json.dumps(messages))


@app.route("/talk", methods=["POST"])
def talk():
    messages = [{"role": "user", "content": "hello"}]
    told = openai.OpenAI().chat.completions.create(model="m", messages=messages)
    messages.append(told.choices[0].message)
    save_conversation(messages)
    return messages
