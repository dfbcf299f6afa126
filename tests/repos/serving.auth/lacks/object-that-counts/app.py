import joblib
from fastapi import APIRouter, Security
from limits import Limit

router = APIRouter()
model = joblib.load("model.pkl")


@router.post("/predict", dependencies=[Security(dependency=Limit(10))])
def predict(rows: list):
    return model.predict(rows).tolist()
