import joblib
import pandas as pd


def init():
    global model
    model = joblib.load("model.pkl")


def run(input_data):
    results = []
    for path in input_data:
        frame = pd.read_csv(path)
        frame["prediction"] = model.predict(frame)
        results.append(frame)
    return pd.concat(results)
