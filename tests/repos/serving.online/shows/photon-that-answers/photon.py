import joblib
from leptonai.photon import Photon


class Shop(Photon):
    def init(self):
        self.model = joblib.load("model.pkl")

    @Photon.handler
    def score(self, rows: list) -> list:
        return self.model.predict(rows).tolist()
