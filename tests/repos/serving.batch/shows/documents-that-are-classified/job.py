import pandas as pd

from classifier import classify_documents


def run(path):
    frame = pd.read_csv(path)
    frame["topic"] = classify_documents(frame["text"])
    frame.to_csv("topics.csv")
