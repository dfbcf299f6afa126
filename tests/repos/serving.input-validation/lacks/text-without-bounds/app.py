from fastapi import FastAPI

from model import model

app = FastAPI()


@app.get("/predict")
def predict(text: str):
    return {"class": model.predict([text])[0]}
