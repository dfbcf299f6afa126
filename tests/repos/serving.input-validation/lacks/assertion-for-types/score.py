import json

import joblib
from sklearn.base import BaseEstimator


def init():
    global model
    model = joblib.load("model.pkl")


def run(raw_data):
    assert isinstance(model, BaseEstimator)
    words = json.loads(raw_data)["data"]
    assert words is not None
    return model.predict([words]).tolist()
