from fastapi import FastAPI
from inference import *

app = FastAPI()


@app.post("/categories")
def categories(text: str):
    return tell_categories(text)
