import os

import requests


def fetch(name):
    return requests.get(f"https://store.example/{name}", headers={"X-Key": os.environ["STORE_API_KEY"]}, timeout=9)
