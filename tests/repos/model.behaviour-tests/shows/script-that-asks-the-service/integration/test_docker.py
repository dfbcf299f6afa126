import requests

url = "http://localhost:8080/2015-03-31/functions/function/invocations"
answer = requests.post(url, json={"distance": 3.7}, timeout=5).json()

assert answer["duration"] == 21.3
