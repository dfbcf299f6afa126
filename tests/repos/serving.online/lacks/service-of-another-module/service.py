import joblib


class Batch:
    def __init__(self, model):
        self.model = model

    def answer(self, event):
        return {"score": float(self.model.predict([event["row"]])[0])}
