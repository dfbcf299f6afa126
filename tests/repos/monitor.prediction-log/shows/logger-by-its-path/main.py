import json
import logging

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")
told = logging.getLogger("answers")
told.addHandler(logging.FileHandler("logs/predictions.jsonl"))


@app.post("/predict")
def predict(age: float):
    line = {"age": age}
    line["churn"] = float(model.predict([[age]])[0])
    told.info(json.dumps(line))
    return line
