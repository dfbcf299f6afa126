import torch


def pick(device_type):
    return torch.device(device_type)
