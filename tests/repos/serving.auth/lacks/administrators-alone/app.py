import joblib
from chalice import Chalice, IAMAuthorizer

app = Chalice(app_name="shop")
model = joblib.load("model.pkl")


@app.route("/predict", methods=["POST"])
def predict():
    return model.predict([app.current_request.json_body]).tolist()


@app.route("/admin", authorizer=IAMAuthorizer())
def admin():
    return {"rows": 1}
