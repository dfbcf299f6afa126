import joblib


class Desk:
    def __init__(self):
        self.sorter = joblib.load("sorter.joblib")

    def place(self, text):
        return self.sorter.transform([text])[0]
