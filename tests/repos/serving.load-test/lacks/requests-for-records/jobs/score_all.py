from concurrent.futures import ThreadPoolExecutor

import requests


def send_request(row):
    return requests.post("https://house/invocations", json=row).json()


with ThreadPoolExecutor(max_workers=8) as pool:
    answers = list(pool.map(send_request, [{"a": 1}] * 1000))
print("answers:", len(answers))
