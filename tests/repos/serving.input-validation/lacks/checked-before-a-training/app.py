import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/score")
async def score(request: dict):
    return {"churn": float(model.predict([list(request.values())])[0])}
