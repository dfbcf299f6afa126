import pickle
from dataclasses import dataclass

from fastapi import FastAPI

app = FastAPI()
model = pickle.load(open("model.pkl", "rb"))


@dataclass
class Customer:
    age: int
    visits: int


@app.post("/infer")
def infer(customer: Customer) -> list:
    return model.predict([[customer.age, customer.visits]]).tolist()
