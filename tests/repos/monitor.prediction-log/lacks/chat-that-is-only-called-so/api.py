from fastapi import FastAPI
from pymongo import MongoClient

app = FastAPI()
kept = MongoClient().shop.rooms


@app.post("/room")
def room(name: str, people):
    opened = people.chat(name)
    kept.insert_one({"name": name, "room": opened})
    return opened
