from fastapi import FastAPI
from pydantic import BaseModel

from store import nearest

app = FastAPI()


class Question(BaseModel):
    text: str
    most: int = 5


@app.post("/search")
def search(question: Question):
    return nearest(question.text, question.most)
