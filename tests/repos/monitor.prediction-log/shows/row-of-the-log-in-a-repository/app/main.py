import joblib
from fastapi import Depends, FastAPI

from app.repository import Rows, rows

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(age: float, kept: Rows = Depends(rows)):
    churn = float(model.predict([[age]])[0])
    kept.create(age, churn)
    return {"churn": churn}
