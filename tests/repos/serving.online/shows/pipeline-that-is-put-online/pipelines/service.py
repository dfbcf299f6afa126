import pandas as pd
from pydantic import BaseModel
from zenml import pipeline, step
from zenml.client import Client


class Order(BaseModel):
    weight: float
    age: int


@step
def answer(order: dict) -> dict:
    model = Client().get_artifact_version("orders").load()
    return {"late": int(model.predict(pd.DataFrame([order]))[0])}


@pipeline
def order_service(order: Order) -> dict:
    return answer(order)
