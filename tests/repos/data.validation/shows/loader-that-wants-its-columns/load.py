import pandas as pd

COLUMNS = ["text", "label"]


def load_raw(path):
    frame = pd.read_csv(path)
    missing = [name for name in COLUMNS if name not in frame.columns]
    if missing:
        raise ValueError(f"missing columns: {missing}")
    return frame
