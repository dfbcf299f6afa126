from celery import Celery
from fastapi import FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
queue = Celery("tasks")


class Features(BaseModel):
    age: int = Field(ge=0)


@app.post("/")
def ask(features: dict):
    return queue.send_task("predict.forest", kwargs={"features": features}).id
