import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.pkl")


def predict_rows(rows):
    if model is None:
        raise RuntimeError("no model is loaded")
    return model.predict(rows)


@app.route("/predict", methods=["POST"])
def predict():
    return jsonify(predict_rows(request.get_json()["rows"]).tolist())
