import torch
from torch.utils.data import DataLoader


def eval_split(model, split):
    right = []
    for x, y in DataLoader(split, batch_size=100):
        right += (model.generate(x, 3)[:, -3:] == y).all(1).tolist()
    print(f"{sum(right)} of {len(right)} are right")


def run(model, test_set):
    model.eval()
    eval_split(model, test_set)
