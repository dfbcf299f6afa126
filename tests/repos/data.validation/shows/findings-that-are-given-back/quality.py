import pandas as pd


def check_data_quality(frame: pd.DataFrame, wanted: list[str]) -> list[str]:
    found = []
    for column in wanted:
        if column not in frame.columns:
            found.append(f"{column} is not there")
        elif frame[column].isna().mean() > 0.1:
            found.append(f"{column} has gaps")
    return found
