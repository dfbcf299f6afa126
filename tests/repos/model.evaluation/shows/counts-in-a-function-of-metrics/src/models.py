import torch


def calculate_metrics(model, loader, size):
    correct = 0
    for inputs, labels in loader:
        with torch.set_grad_enabled(False):
            _, chosen = torch.max(model(inputs), 1)
        correct += torch.sum(chosen == labels.data)
    return {"accuracy": correct.double() / size}
