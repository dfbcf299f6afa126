from pathlib import Path

import joblib
from sklearn.linear_model import LogisticRegression


folder = Path(".")
joblib.dump(LogisticRegression().fit([[0], [1]], [0, 1]), folder / "model.joblib")
