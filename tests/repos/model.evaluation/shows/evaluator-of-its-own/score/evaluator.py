class Evaluator:
    def evaluate(self, results, truth):
        return self.calculate_accuracy(results.merge(truth, on="id"))

    def calculate_accuracy(self, merged):
        return {"accuracy": (merged["given"] == merged["code"]).mean()}
