import joblib
import pandas as pd
from sklearn.linear_model import LinearRegression


def init():
    print("ready")


def run(input_data):
    for path in input_data:
        frame = pd.read_csv(path)
        joblib.dump(LinearRegression().fit(frame[["x"]], frame["y"]), f"{path}.pkl")
    return []
