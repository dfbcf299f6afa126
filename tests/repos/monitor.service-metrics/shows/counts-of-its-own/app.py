import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.pkl")
counts = {"requests": 0}


@app.post("/predict")
def predict(rows: list[float]):
    counts["requests"] += 1
    return model.predict([rows]).tolist()


@app.get("/metrics")
def metrics():
    return counts
