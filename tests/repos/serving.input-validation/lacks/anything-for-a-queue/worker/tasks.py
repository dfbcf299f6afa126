import joblib
from celery import Celery

queue = Celery("tasks")
forest = joblib.load("forest.pkl")


@queue.task(name="predict.forest")
def predict_forest(features):
    return forest.predict([list(features.values())]).tolist()
