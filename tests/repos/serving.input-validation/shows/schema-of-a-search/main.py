from fastapi import FastAPI
from pydantic import BaseModel, Field

from store import nearest

app = FastAPI()


class SearchRequest(BaseModel):
    text: str = Field(min_length=3, max_length=500)


@app.post("/search")
def search(request: SearchRequest):
    return nearest(request.text)
