import torch


class Model:
    def load(self, path):
        self.weights = torch.load(path)

    def fit(self, rows):
        for row in rows:
            self.step(row)

    def predict(self, rows):
        return [self.step(row) for row in rows]

    def step(self, row):
        return self.weights @ row
