import joblib
import pandas as pd

model = joblib.load("model.pkl")


def daily_table(rows: pd.DataFrame) -> pd.DataFrame:
    rows["abs_error"] = (rows["price"] - model.predict(rows)).abs()
    return rows.groupby("day")["abs_error"].mean()
