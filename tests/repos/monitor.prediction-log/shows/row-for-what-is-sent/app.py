from fastapi import Depends, FastAPI

from chain import Chain
from database import Exchange, get_session

from langchain_core.prompts import ChatPromptTemplate

app = FastAPI()
chain = Chain(ChatPromptTemplate)


@app.post("/talk")
def talk(text: str, session=Depends(get_session)):
    told = chain.go(text)
    session.add(Exchange(asked=text, told=told))
    session.commit()
    return {"told": told}
