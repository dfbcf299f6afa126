import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("model.joblib")


@app.post("/predict")
def predict():
    payload = request.get_json()
    missing = [name for name in ("rooms", "area") if name not in payload]
    if missing:
        return jsonify({"missing": missing}), 400
    return jsonify(model.predict([list(payload.values())]).tolist())
