import joblib
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.route("/predict", methods=["POST"])
def answer():
    row = request.json
    return {"churn": float(model.predict([[row["age"]]])[0])}
