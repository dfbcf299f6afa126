import torch

generator = torch.Generator().manual_seed(1)


def train(model, batches):
    for batch in batches:
        model(batch).sum().backward()
