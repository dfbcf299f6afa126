from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from house import model

app = FastAPI()


@app.middleware("http")
async def check_same_origin(request: Request, call_next):
    if request.headers.get("origin") != str(request.base_url):
        return JSONResponse(status_code=403, content={"error": "not allowed"})
    return await call_next(request)


@app.post("/predict")
def answer(row: dict):
    return {"answer": model.predict(row)}
