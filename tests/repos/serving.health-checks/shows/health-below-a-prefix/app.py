import joblib
from flask import Blueprint, Flask, request

state = Blueprint("state", __name__, url_prefix="/health")
app = Flask(__name__)
model = joblib.load("model.pkl")


@state.route("")
def index():
    return "OK"


@app.route("/predict", methods=["POST"])
def predict():
    return {"prediction": model.predict([request.json["row"]])[0]}


app.register_blueprint(state)
