import os

import requests


def near(actual, expected, share=0.15):
    return abs(actual - expected) <= share * expected


def test_predictions():
    service_url = os.getenv("PREDICT_ENDPOINT_URL")
    answers = requests.post(service_url, json={"input": [1, 2]}).json()
    for actual, expected in zip(answers["predictions"], [10.0, 20.0]):
        assert near(actual["prediction"], expected)
