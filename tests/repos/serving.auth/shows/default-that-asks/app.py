import os

import joblib
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPBasic, HTTPBasicCredentials

password = os.environ.get("WEB_PASSWORD")
security = HTTPBasic()


def authenticate(credentials: HTTPBasicCredentials = Depends(security)) -> None:
    if credentials.password != password:
        raise HTTPException(status_code=401)


signed_in = Depends(authenticate) if password else None
app = FastAPI()
model = joblib.load("model.pkl")


@app.post("/predict")
def predict(rows: list, _=signed_in):
    return model.predict(rows).tolist()
