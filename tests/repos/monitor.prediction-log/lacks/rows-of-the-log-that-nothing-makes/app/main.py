import joblib
from fastapi import FastAPI

from app.tables import PredictionLog, Session

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(age: float):
    return {"churn": float(model.predict([[age]])[0])}


@app.get("/history")
def history():
    return Session().query(PredictionLog).all()
