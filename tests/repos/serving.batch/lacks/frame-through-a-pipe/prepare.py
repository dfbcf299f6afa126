import pandas as pd


def clean(frame):
    return frame.dropna()


prepared = pd.read_parquet("raw.parquet").pipe(clean)
prepared.to_parquet("prepared.parquet")
