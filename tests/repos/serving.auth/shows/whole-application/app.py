import joblib
from fastapi import Depends, FastAPI
from fastapi.security import APIKeyHeader

app = FastAPI(dependencies=[Depends(APIKeyHeader(name="key"))])
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(rooms: int) -> float:
    return float(model.predict([[rooms]])[0])
