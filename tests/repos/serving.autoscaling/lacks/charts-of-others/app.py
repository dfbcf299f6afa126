import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: dict[str, float]) -> float:
    return float(model.predict([list(row.values())])[0])
