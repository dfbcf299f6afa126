from fastapi import FastAPI
from store import Room

app = FastAPI()
room = Room()


@app.post("/chat")
def create(text: str):
    return room.append(text)
