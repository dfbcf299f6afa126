import pandas as pd

from app import clean


def test_missing_values_are_gone(tmp_path):
    pd.DataFrame({"a": [1, None]}).to_csv(tmp_path / "a.csv")
    clean(tmp_path / "a.csv")
    assert not pd.read_csv(tmp_path / "a.csv").isnull().any().any()
