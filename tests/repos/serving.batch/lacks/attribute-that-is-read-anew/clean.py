import joblib
import pandas as pd


class Cleaner:
    def try_model(self) -> None:
        self.data = joblib.load("model.pkl").predict(pd.read_csv("rows.csv"))

    def clean(self) -> None:
        self.data = pd.read_csv("rows.csv").dropna()

    def write(self) -> None:
        self.data.to_csv("clean.csv")
