"""Answer POST /predict with the chance that a customer leaves."""

import os

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
model = joblib.load(os.environ.get("MODEL", "model.joblib"))


class Customer(BaseModel):
    months: int = Field(ge=0)
    calls: int = Field(ge=0)
    late_payments: int = Field(ge=0, le=12)


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "up"}


@app.post("/predict")
def predict(customer: Customer) -> dict[str, float]:
    row = pd.DataFrame([customer.model_dump()])
    return {"chance": float(model.predict_proba(row)[0, 1])}
