import joblib
import mlflow


def validate(path, names):
    model = joblib.load(path)
    mlflow.log_dict(dict(zip(names, map(float, model.coef_))), "feature_importance.json")
