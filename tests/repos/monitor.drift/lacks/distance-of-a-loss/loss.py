import torch


def wasserstein_loss(real, made):
    return torch.mean(made) - torch.mean(real)
