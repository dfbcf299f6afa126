import torch
from cog import BasePredictor


class Predictor(BasePredictor):
    def setup(self):
        torch.manual_seed(42)
        self.model = torch.load("model.pt")

    def predict(self, text: str) -> str:
        return self.model(text)
