import json


class Answers:
    def __init__(self, model, dataset):
        self._model = model
        self._dataset = dataset

    def infer(self, prompt):
        return self._model.generate(prompt)

    def infer_all(self, target):
        answers = []
        for sample in self._dataset:
            answers.append({"prompt": sample, "answer": self.infer(sample)})
        write_json(answers, target)


def write_json(data, target):
    with open(target, "w") as file:
        json.dump(data, file)
