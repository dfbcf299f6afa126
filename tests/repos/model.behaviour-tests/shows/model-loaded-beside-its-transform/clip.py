import torch


def load(name: str, jit: bool) -> tuple[torch.nn.Module, object]:
    model = torch.jit.load(name) if jit else torch.load(name)
    return model, model.transform
