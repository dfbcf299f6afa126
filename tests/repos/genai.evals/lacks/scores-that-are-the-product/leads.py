import requests


def query_model(prompt):
    answer = requests.post("http://localhost:11434/api/chat", json={"messages": [{"role": "user", "content": prompt}]}, timeout=30)
    return answer.json()["message"]["content"]


def score_lead(lead):
    return int(query_model(f"How likely is {lead} to buy, from 0 to 100?"))
