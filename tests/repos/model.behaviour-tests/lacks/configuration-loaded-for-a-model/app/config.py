from pathlib import Path

import torch


def load(path: str) -> tuple[object, Path]:
    return torch.load(path), Path(path)
