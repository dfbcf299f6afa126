import os

import boto3
from openai import OpenAI

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
client = OpenAI()


def handler(event, context):
    answer = ask(client, event["question"])
    log_answer(event["question"], answer)
    return {"answer": answer}


def log_answer(question, answer):
    table.put_item(Item={"question": question, "answer": answer})
