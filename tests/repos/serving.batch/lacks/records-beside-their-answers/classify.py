import json

from tickets.model import load


def main(source, target):
    model = load("tickets")
    with open(source) as file:
        records = json.load(file)
    for record, answer in zip(records, model.predict([one["text"] for one in records])):
        record["seen"] = True
        print(answer)
    with open(target, "w") as file:
        json.dump(records, file)
