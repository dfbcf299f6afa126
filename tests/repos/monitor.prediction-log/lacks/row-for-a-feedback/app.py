from fastapi import Depends, FastAPI

from database import Rating, get_session

from langchain_core.prompts import ChatPromptTemplate

app = FastAPI()


@app.post("/feedback")
def rate(stars: int, session=Depends(get_session)):
    session.add(Rating(stars=stars))
    session.commit()
    return {"stars": stars}
