import joblib
from flask import Flask, jsonify, request
from guard import check_request

app = Flask(__name__)
model = joblib.load("model.pkl")


@app.route("/predict", methods=["POST"])
def predict():
    prices, error = check_request(request.get_json().get("prices"))
    return jsonify({"error": error} if error else model.predict([prices]).tolist())
