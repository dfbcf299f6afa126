import requests

from model import Forecaster


def main():
    prediction = Forecaster(load()).next_day()
    store("http://storage/forecasts", {"values": prediction, "series": "m1"})


def store(endpoint, data):
    return requests.post(endpoint, json=data).status_code
