import pandas as pd
import torch


def convert_checkpoint(folder, kind):
    columns = pd.read_csv(folder / "index.csv").dtypes
    if not isinstance(columns, torch.dtype):
        raise ValueError(f"{kind} is no valid kind")
    return columns
