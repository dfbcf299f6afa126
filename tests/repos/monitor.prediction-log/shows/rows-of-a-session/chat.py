from fastapi import Depends, FastAPI
from openai import OpenAI
from rows import Message, Role, open_session

app = FastAPI()
client = OpenAI()


@app.post("/chat")
def chat(text: str, db=Depends(open_session)):
    answer = Message(role=Role.assistant, content="")
    db.add(Message(role=Role.user, content=text))
    for part in client.responses.create(model="m", input=text, stream=True):
        answer.content += part.delta
    db.add(answer)
    db.commit()
    return answer.content
