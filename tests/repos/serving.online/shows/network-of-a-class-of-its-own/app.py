import torch
from fastapi import FastAPI
from torch import nn

app = FastAPI()


class SentimentNet(nn.Module):
    def forward(self, ids):
        return self.out(ids)


model = SentimentNet()


@app.post("/label")
def label(ids: list[int]):
    return {"label": model(torch.tensor(ids)).argmax().item()}
