import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.pkl")


@app.post("/predict")
def predict(rows: list[list[float]]) -> list[float]:
    return list(model.predict(rows))
