import pandas as pd

KNOWN = {"age", "churn"}


def check_dataset_column_names(frame: pd.DataFrame):
    if set(frame.columns) != KNOWN:
        raise ValueError("columns are missing")
