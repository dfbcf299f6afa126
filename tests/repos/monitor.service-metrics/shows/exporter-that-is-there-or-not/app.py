import importlib

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.pkl")
try:
    importlib.import_module("prometheus_fastapi_instrumentator").Instrumentator().instrument(app).expose(app)
except ImportError:
    pass


@app.post("/predict")
def predict(rows: list):
    return model.predict(rows).tolist()
