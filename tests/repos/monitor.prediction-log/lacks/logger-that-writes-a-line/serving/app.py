import joblib
from fastapi import FastAPI

from serving.logger import PredictionLogger
from serving.schemas import PredictRequest

app = FastAPI()
model = joblib.load("model.joblib")
kept = PredictionLogger("predictions.db")


@app.post("/predict")
def predict(request: PredictRequest):
    probability = model.predict_proba([[request.age, request.tenure]])[0][1]
    label = "churn" if probability > 0.5 else "stays"
    kept.log(request=request, label=label, probability=probability)
    return {"label": label}
