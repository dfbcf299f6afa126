from datetime import datetime

import joblib
from sklearn.linear_model import LogisticRegression

from tables import ModelRegistry, session


def retrain(rows: list[list[float]], labels: list[int]) -> None:
    version = datetime.now().strftime("v%Y%m%d")
    joblib.dump(LogisticRegression().fit(rows, labels), f"saved/{version}.joblib")
    entry = ModelRegistry(version=version, path=f"saved/{version}.joblib", is_active=True)
    session.add(entry)
    session.commit()
