import joblib
import pandas as pd

WANTED = ["age", "income"]


def predict(payload):
    rows = pd.DataFrame(payload)
    lacking = [name for name in WANTED if name not in rows.columns]
    if lacking:
        raise ValueError(f"columns that are not there: {lacking}")
    return joblib.load("model.joblib").predict(rows)
