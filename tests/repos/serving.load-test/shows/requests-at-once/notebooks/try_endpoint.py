import time
from concurrent.futures import ThreadPoolExecutor

import requests


def send_request(row):
    begun = time.time()
    requests.post("https://house/invocations", json=row)
    return time.time() - begun


with ThreadPoolExecutor(max_workers=100) as pool:
    taken = list(pool.map(send_request, [{"a": 1}] * 1000))
print("Average latency:", sum(taken) / len(taken))
