import joblib
from sklearn.linear_model import LogisticRegression

from shared.database import store


def retrain(rows, labels, version):
    model = LogisticRegression().fit(rows, labels)
    path = f"models/model_{version}.pkl"
    joblib.dump(model, path)
    store.register_model(model_version=version, model_path=path, status="trained")
