import joblib
import pandas as pd
from sklearn.metrics import accuracy_score


def test_accuracy_threshold():
    model, rows = joblib.load("model.pkl"), pd.read_csv("holdout.csv")
    accuracy = accuracy_score(rows["churned"], model.predict(rows.drop(columns="churned")))
    assert accuracy >= 0.7
