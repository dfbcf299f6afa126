import logging

import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.pkl")


@app.post("/predict")
def predict(records: list):
    answers = []
    for record in records:
        answer = model.predict([record])
        logging.info({"answer": str(answer), "asked": record})
        answers.append(answer)
    return answers
