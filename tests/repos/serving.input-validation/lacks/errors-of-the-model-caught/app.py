import joblib
from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
async def predict(request: Request):
    try:
        return model.predict([await request.json()]).tolist()
    except Exception as error:
        raise HTTPException(status_code=400, detail=str(error)) from error
