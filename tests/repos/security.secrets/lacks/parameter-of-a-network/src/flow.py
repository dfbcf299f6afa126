import torch


def load(net, values):
    for name, value in values.items():
        net.get_parameter(name).data = torch.tensor(value)
