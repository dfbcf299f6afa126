from celery import Celery
from fastapi import FastAPI

app = FastAPI()
queue = Celery("tasks")


@app.post("/")
def ask(features: dict):
    return queue.send_task("predict.forest", kwargs={"features": features}).id
