import joblib
import pandas as pd

model = joblib.load("model.pkl")


def get_predictions(day: str) -> pd.DataFrame:
    return pd.read_sql(f"select * from points where day = {day}", "sqlite:///points.db")


def run(day: str) -> None:
    frame = get_predictions(day)
    frame.to_csv("report.csv")
