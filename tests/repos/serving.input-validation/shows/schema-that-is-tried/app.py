import joblib
from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
model = joblib.load("model.joblib")
state = app.state


@app.post("/predict")
async def predict(request: Request) -> float:
    raw = await request.json()
    try:
        parsed = state.input_model(**raw)
    except ValueError as error:
        raise HTTPException(status_code=422, detail=str(error)) from error
    return float(model.predict([parsed.row()])[0])
