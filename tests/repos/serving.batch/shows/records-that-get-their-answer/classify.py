import json

from tickets.model import load


def main(source, target):
    model = load("tickets")
    with open(source) as file:
        records = json.load(file)
    answers = model.predict([record["text"] for record in records])
    for record, answer in zip(records, answers):
        record["answer"] = answer
    with open(target, "w") as file:
        json.dump(records, file)
