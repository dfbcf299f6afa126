import json

import joblib

model = joblib.load("model.joblib")


def load_live():
    with open("logs/predictions.jsonl") as lines:
        return [json.loads(line) for line in lines]


def count():
    return len(load_live())
