from openai import OpenAI

client = OpenAI()


def hit_rate(hits, total):
    return hits / total if total else 0
