from fastapi import FastAPI

from package.answers import make_prediction

app = FastAPI()


@app.post("/score")
async def score(request: dict):
    from package import answers

    return answers.make_prediction(request)
