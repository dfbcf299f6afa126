import joblib


def init():
    global model
    model = joblib.load("model.joblib")


def run(raw_data):
    return model.predict([raw_data]).tolist()
