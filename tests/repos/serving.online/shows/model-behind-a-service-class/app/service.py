import joblib


class Pricing:
    def __init__(self):
        self.model = joblib.load("model.joblib")

    def quote(self, features):
        return self.model.predict([features])[0]
