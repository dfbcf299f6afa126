import torch


def eval_init(device_type):
    torch.manual_seed(42)
    return torch.device(device_type)
