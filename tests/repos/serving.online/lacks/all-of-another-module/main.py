from fastapi import FastAPI
from texts import *

app = FastAPI()


@app.get("/categories")
def categories(text: str):
    return tell_categories(text)
