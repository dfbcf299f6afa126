import time

import requests


def check(url, runs=10):
    for _ in range(runs):
        start = time.time()
        requests.get(url, timeout=10)
        print(time.time() - start)
