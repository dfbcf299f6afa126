import joblib
from fastapi import FastAPI

import models

app = FastAPI()
model = joblib.load("model.pkl")


@app.post("/predict")
def predict(rows: list[float]):
    return model.predict([rows]).tolist()


@app.get("/metrics")
def metrics():
    return models.load_metrics()
