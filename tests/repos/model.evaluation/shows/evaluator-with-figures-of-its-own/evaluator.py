class Evaluator:
    def __init__(self, model, rows):
        self.model = model
        self.rows = rows

    def evaluate(self):
        right = 0
        for text, label in self.rows:
            answer = self.model.predict(text)
            right += answer == label
        return {"share of right answers": right / len(self.rows)}
