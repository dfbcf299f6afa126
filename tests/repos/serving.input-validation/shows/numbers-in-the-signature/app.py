from fastapi import FastAPI

from model import model

app = FastAPI()


@app.post("/predict")
def predict(sepal_length: float, petal_length: float):
    return {"class": int(model.predict([[sepal_length, petal_length]])[0])}
