from fastapi import FastAPI
from pydantic import BaseModel, Field

import store

app = FastAPI()


class Members(BaseModel):
    ids: list[str] = Field(..., max_length=1000)


@app.get("/predictions")
def everything():
    return store.every()


@app.post("/predictions")
def predictions(members: Members):
    return store.get_batch_predictions(members.ids)
