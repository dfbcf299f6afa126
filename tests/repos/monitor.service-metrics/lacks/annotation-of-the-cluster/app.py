import joblib
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


class House(BaseModel):
    rooms: int


@app.post("/predict")
def predict(house: House) -> float:
    return float(model.predict([[house.rooms]])[0])
