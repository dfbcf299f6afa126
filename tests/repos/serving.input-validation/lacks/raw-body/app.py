import joblib
from fastapi import FastAPI, Request
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("model.joblib")


class Answer(BaseModel):
    price: float


@app.post("/predict", response_model=Answer)
async def predict(request: Request):
    data = await request.json()
    return Answer(price=model.predict([data["features"]])[0])
