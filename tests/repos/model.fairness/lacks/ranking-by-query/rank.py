import numpy as np
from sklearn.metrics import ndcg_score


def evaluate(labels, scores, groups):
    found = []
    for start, end in spans(groups):
        found.append(ndcg_score([labels[start:end]], [scores[start:end]]))
        found.append(recall_at_k(labels[start:end], scores[start:end]))
    return np.mean(found)
