import joblib
from fastapi import Depends, FastAPI

from accounts import get_current_user

app = FastAPI()
model = joblib.load("model.pkl")


@app.post("/predict")
def predict(rows: list):
    return model.predict(rows).tolist()


@app.get("/predictions")
def history(user=Depends(get_current_user)):
    return user.rows()
