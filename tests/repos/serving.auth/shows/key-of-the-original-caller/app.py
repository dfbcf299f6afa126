from fastapi import Depends, FastAPI, Header, HTTPException

from house import model

app = FastAPI()
KEYS = frozenset(["a"])


def verify_original_key(x_api_key: str = Header(...)):
    if x_api_key not in KEYS:
        raise HTTPException(status_code=401)


@app.post("/predict", dependencies=[Depends(verify_original_key)])
def answer(row: dict):
    return {"answer": model.predict(row)}
