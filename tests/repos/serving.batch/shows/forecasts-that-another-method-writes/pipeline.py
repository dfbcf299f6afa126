import joblib

from store import client, read_sales


class Inference:
    def load(self) -> "Inference":
        self.model = joblib.load("model.pkl")
        self.features = read_sales()
        return self

    def predict(self) -> "Inference":
        self.forecasts = self.model.predict(self.features)
        return self

    def write(self) -> None:
        client.insert_frame("forecasts", self.forecasts)
