import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.pkl")


def rows_of(payload):
    return payload["rows"]


def normalise_payload(payload):
    if not isinstance(payload, dict):
        raise RuntimeError("the body must be an object")
    return payload["rows"]


@app.route("/predict", methods=["POST"])
def predict():
    rows = normalise_payload(request.get_json())
    return jsonify(model.predict(rows).tolist())
