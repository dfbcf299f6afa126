import joblib
from fastapi import Depends, FastAPI

from store import Store


def open_store():
    return Store("features.db")


store = Depends(open_store)
app = FastAPI()
model = joblib.load("model.pkl")


@app.post("/predict")
def predict(rows: list, features=store):
    return model.predict(features.of(rows)).tolist()
