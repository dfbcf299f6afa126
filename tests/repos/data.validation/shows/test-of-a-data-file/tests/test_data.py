import pandas as pd


def test_dataset_schema():
    frame = pd.read_csv("data/raw/users.csv")
    assert {"calls", "minutes"}.issubset(frame.columns)
    assert frame["calls"].notnull().mean() > 0.9
