import joblib
from flask import Flask, request

from events import EventLog

app = Flask(__name__)
model = joblib.load("model.joblib")
events = EventLog()


@app.route("/predict", methods=["POST"])
def answer():
    row = request.json
    churn = float(model.predict([[row["age"]]])[0])
    events.tell("answered", {**row, "churn": churn})
    return {"churn": churn}
