import joblib
from sklearn.datasets import load_iris
from sklearn.ensemble import RandomForestClassifier

rows, kinds = load_iris(return_X_y=True)
joblib.dump(RandomForestClassifier(random_state=7).fit(rows, kinds), "iris.joblib")
