from fastapi import FastAPI

from shop.service import service

app = FastAPI()


@app.post("/predictions/batch")
async def score(rows: list):
    return await service.score_batch(rows)
