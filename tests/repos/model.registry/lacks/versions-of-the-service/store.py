import joblib

VERSION = "1.0"


def version():
    return VERSION


def save(model):
    joblib.dump(model, "model.joblib")
