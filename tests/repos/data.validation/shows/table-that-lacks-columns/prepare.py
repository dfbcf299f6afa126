import pandas as pd

WANTED = ["age", "income", "label"]


def prepare(path):
    rows = pd.read_csv(path)
    lacking = [name for name in WANTED if name not in rows.columns]
    if lacking:
        raise ValueError(f"columns that are not there: {lacking}")
    return rows.dropna()
