import joblib
from fastapi import Depends, FastAPI

from service.security import known_caller

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(rooms: int, caller: str = Depends(known_caller)) -> float:
    return float(model.predict([[rooms]])[0])
