import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.pkl")


@app.get("/")
def home():
    return {"message": "The model is up and running"}


@app.post("/predict")
def predict(rows: list[float]):
    return {"prediction": model.predict([rows])[0]}
