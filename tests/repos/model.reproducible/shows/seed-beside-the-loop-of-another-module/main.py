import torch

from engine import evaluate, train_one_epoch


def main(args, model, loader):
    torch.manual_seed(args.seed)
    for epoch in range(args.epochs):
        train_one_epoch(model, loader, epoch)
        evaluate(model, loader)
