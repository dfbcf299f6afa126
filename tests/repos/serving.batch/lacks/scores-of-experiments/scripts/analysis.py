import pandas as pd

from scores import score_experiments


def main(query):
    table = pd.read_parquet(query)
    scores = pd.DataFrame(score_experiments(table))
    scores.to_parquet("scores.parquet")
