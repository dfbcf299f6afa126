import requests

URL = "/predict"


def predict(record):
    return requests.post(URL, json=record).json()
