from celery import Celery
from fastapi import FastAPI

app = FastAPI()
queue = Celery("tasks")


@app.post("/")
def ask(address: str):
    return queue.send_task("mail.welcome", kwargs={"address": address}).id
