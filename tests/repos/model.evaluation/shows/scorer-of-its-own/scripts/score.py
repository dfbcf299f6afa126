import json

from names.scoring import NameScorer


def evaluate(pipeline, documents):
    scorer = NameScorer()
    figures = scorer(pipeline, documents)
    print(json.dumps(figures))
