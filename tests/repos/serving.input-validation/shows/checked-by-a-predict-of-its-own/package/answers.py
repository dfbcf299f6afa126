import joblib

from package.rules import validate_inputs

model = joblib.load("model.joblib")


def make_prediction(data):
    rows, errors = validate_inputs(data)
    return {"predictions": model.predict(rows), "errors": errors}
