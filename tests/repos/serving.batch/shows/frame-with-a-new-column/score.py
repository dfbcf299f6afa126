import joblib
import pandas as pd


def main(source, target):
    frame = pd.read_parquet(source)
    model = joblib.load("model.joblib")
    frame["prediction"] = model.predict(frame)
    frame.to_parquet(target)
