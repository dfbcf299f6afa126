import json
import os

import joblib


def init():
    global model
    model = joblib.load(os.path.join(os.environ["AZUREML_MODEL_DIR"], "model.pkl"))


def run(raw_data):
    words = json.loads(raw_data)["data"]
    assert len(words) <= 20, "at most 20 words"
    return model.predict([words]).tolist()
