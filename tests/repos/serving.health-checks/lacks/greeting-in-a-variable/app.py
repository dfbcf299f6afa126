from http import HTTPStatus

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.get("/")
def index():
    response = {"message": "Prices of houses", "data": {}}
    return response


@app.post("/predict")
def predict(features: list[float]):
    return {"price": float(model.predict([features])[0])}
