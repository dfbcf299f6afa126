import pickle
from dataclasses import dataclass

from fastapi import FastAPI, Request

app = FastAPI()
model = pickle.load(open("model.pkl", "rb"))


@dataclass
class Bounds:
    lowest: int = 0


def scored(rows, bounds: Bounds):
    return model.predict(rows).clip(bounds.lowest).tolist()


@app.post("/infer")
async def infer(request: Request) -> list:
    return scored(await request.json(), Bounds())
