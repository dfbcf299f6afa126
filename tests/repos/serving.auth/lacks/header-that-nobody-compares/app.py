from fastapi import FastAPI

from model import model

app = FastAPI()


@app.post("/predict")
def predict(rows: list, x_api_key: str):
    key = x_api_key
    return {"key": key, "answer": model.predict(rows).tolist()}
