import joblib
from flask import Flask, request

model = joblib.load("model.joblib")
app = Flask(__name__)


@app.post("/predict")
def predict():
    return model.predict([[request.json["area"]]]).tolist()
