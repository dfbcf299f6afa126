import pandas as pd


def load_raw(path):
    frame = pd.read_csv(path)
    if "id" in frame.columns:
        frame = frame.drop(columns="id")
    return frame
