import joblib

from store import client, read_sales


class Inference:
    def load(self) -> "Inference":
        self.model = joblib.load("model.pkl")
        self.features = read_sales()
        return self

    def predict(self) -> list[float]:
        return list(self.model.predict(self.features))

    def write(self) -> None:
        client.insert_frame("features", self.features)
