from fastapi import Depends, FastAPI
from openai import OpenAI
from rows import Message, Role, open_session

app = FastAPI()
client = OpenAI()


@app.post("/documents/chat")
def chat(text: str, db=Depends(open_session)):
    question = Message(role=Role.user, content=text)
    db.add(question)
    db.commit()
    return client.responses.create(model="m", input=text).output_text
