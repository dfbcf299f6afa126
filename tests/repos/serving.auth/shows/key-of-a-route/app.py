import joblib
from chalice import Chalice, CognitoUserPoolAuthorizer

app = Chalice(app_name="shop")
model = joblib.load("model.pkl")
users = CognitoUserPoolAuthorizer("users", provider_arns=["arn:aws:cognito-idp:eu-west-1:1:userpool/x"])


@app.route("/predict", methods=["POST"], api_key_required=True)
def predict():
    return model.predict([app.current_request.json_body]).tolist()
