import joblib
from celery import Celery
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
queue = Celery("tasks")
forest = joblib.load("forest.pkl")


class Mail(BaseModel):
    text: str


@app.post("/predict")
def predict(features: dict):
    return forest.predict([list(features.values())]).tolist()


@app.post("/mail")
def mail(mail: Mail):
    return queue.send_task("mail.send", kwargs={"text": mail.text}).id
