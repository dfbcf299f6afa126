import requests

from model import Forecaster


def main():
    prediction = Forecaster(load()).next_day()
    store_alert("http://hooks/slack", {"text": prediction})


def store_alert(webhook, data):
    return requests.post(webhook, json=data).status_code
