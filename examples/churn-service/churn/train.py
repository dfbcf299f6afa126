"""Train the model on last year's customers: python -m churn.train customers.csv model.joblib"""

import sys

import joblib
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

FEATURES = ["months", "calls", "late_payments"]


def train(customers: pd.DataFrame) -> LogisticRegression:
    known, unseen = train_test_split(customers, test_size=0.2, random_state=7)
    model = LogisticRegression(random_state=7).fit(known[FEATURES], known["left"])
    chances = model.predict_proba(unseen[FEATURES])[:, 1]
    print(f"ROC AUC on unseen customers: {roc_auc_score(unseen['left'], chances):.3f}")
    return model


if __name__ == "__main__":
    joblib.dump(train(pd.read_csv(sys.argv[1])), sys.argv[2])
