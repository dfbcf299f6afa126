from http import HTTPStatus

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.get("/")
def index():
    response = {"message": HTTPStatus.OK.phrase, "data": {}}
    return response


@app.post("/predict")
def predict(features: list[float]):
    return {"price": float(model.predict([features])[0])}
