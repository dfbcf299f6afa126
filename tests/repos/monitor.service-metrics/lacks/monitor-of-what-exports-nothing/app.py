import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.get("/predict")
def predict(age: float):
    return {"churn": float(model.predict([[age]])[0])}
