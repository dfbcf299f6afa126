import os

import mlflow
from fastapi import FastAPI

name, alias = os.environ["MODEL"], os.environ["ALIAS"]
model_uri = f"models:/{name}@{alias}"
model = mlflow.pyfunc.load_model(model_uri)
app = FastAPI()


@app.post("/predict")
def predict(rows: list[dict[str, float]]) -> list[float]:
    return list(model.predict(rows))
