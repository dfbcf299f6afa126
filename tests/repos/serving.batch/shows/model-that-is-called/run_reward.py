import json

from critic.llm import load


def call_model(prompts, model):
    return [answer.outputs[0].text for answer in model.generate(prompts)]


def main(source, target):
    model = load("critic")
    with open(source) as file:
        records = json.load(file)
    answers = call_model([record["prompt"] for record in records], model=model)
    with open(target, "w") as file:
        json.dump([{**record, "answer": answer} for record, answer in zip(records, answers)], file)
