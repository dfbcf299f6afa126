import joblib


class Service:
    def __init__(self, model):
        self.model = model

    def answer(self, event):
        return {"score": float(self.model.predict([event["row"]])[0])}


def build(name):
    return Service(joblib.load(f"{name}.joblib"))
