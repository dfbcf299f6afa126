import langchain
from fastapi import FastAPI
from pydantic import BaseModel


class Question(BaseModel):
    pass


app = FastAPI()


@app.post("/chat")
async def chat(request: Question):
    return {"message": "received"}
