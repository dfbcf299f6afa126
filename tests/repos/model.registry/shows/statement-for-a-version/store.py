import sqlite3

import joblib
from sklearn.linear_model import LogisticRegression


def keep(model: LogisticRegression, name: str, version: int) -> None:
    joblib.dump(model, f"{name}.joblib")
    with sqlite3.connect("models.db") as connection:
        connection.execute("INSERT INTO models (name, version, path) VALUES (?, ?, ?)", (name, version, f"{name}.joblib"))
