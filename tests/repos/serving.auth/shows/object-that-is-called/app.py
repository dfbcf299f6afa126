import joblib
from access import Access
from fastapi import APIRouter, Security

router = APIRouter()
model = joblib.load("model.pkl")


@router.post("/predict", dependencies=[Security(dependency=Access(["analyst"]))])
def predict(rows: list):
    return model.predict(rows).tolist()
