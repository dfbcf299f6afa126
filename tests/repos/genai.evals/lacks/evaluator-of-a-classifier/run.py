from evaluation import Evaluator
from openai import OpenAI


def run(model, rows, truth):
    print(Evaluator().evaluate(model.predict(rows), truth))


def summary(text):
    client = OpenAI()
    return client.responses.parse(input=text)
