import json
import sys

import requests


def query_model(prompt):
    answer = requests.post("http://localhost:11434/api/chat", json={"messages": [{"role": "user", "content": prompt}]}, timeout=30)
    return answer.json()["message"]["content"]


def generate_scores(rows):
    scores = []
    for row in rows:
        prompt = f"Given the right answer {row['output']}, score {row['response']} from 0 to 100, with the number only."
        scores.append(int(query_model(prompt)))
    return scores


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        print(generate_scores(json.load(file)))
