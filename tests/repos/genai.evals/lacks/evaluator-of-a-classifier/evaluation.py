class Evaluator:
    def evaluate(self, answers):
        return sum(answer.code == answer.truth for answer in answers) / len(answers)
