import importlib

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.pkl")
try:
    trace = importlib.import_module("opentelemetry.trace")
except ImportError:
    trace = None


@app.post("/predict")
def predict(rows: list):
    return model.predict(rows).tolist()
