import os

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load(f"{os.environ["MODELS"]}/churn.joblib")


@app.post("/predict")
def predict(rows: list[list[float]]) -> list[float]:
    return list(model.predict(rows))
