import requests


def publish(url, key, name):
    body = {"registeredModelName": name, "logHttpRequestResponse": True}
    requests.post(url, headers={"X-Key": key}, json=body, timeout=10)
