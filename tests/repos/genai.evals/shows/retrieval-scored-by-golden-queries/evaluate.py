import json

from openai import OpenAI

client = OpenAI()


def hit_rate(found):
    return sum(any(one) for one in found) / len(found)


def mrr(found):
    total = 0.0
    for one in found:
        for rank, good in enumerate(one):
            if good:
                total += 1 / (rank + 1)
                break
    return total / len(found)


def evaluate(search):
    rows = json.loads(open("golden_queries.json").read())
    return mrr([[doc == row["doc"] for doc in search(row["query"])] for row in rows])
