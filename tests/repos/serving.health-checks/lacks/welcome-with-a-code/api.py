from http import HTTPStatus

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.pkl")


@app.get("/")
def index():
    response = {
        "message": HTTPStatus.OK.phrase,
        "status-code": HTTPStatus.OK,
        "data": {"message": "Welcome to the shop! Please, read the `/docs`!"},
    }
    return response


@app.post("/predict")
def predict(rows: list):
    return model.predict(rows).tolist()
