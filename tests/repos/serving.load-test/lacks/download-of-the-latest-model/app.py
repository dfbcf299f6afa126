from fastapi import FastAPI
import joblib

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: dict) -> dict:
    return {"price": model.predict([list(row.values())])[0]}
