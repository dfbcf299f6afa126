from sklearn.metrics import recall_score


def by_fold(folds, y, p):
    return [recall_score(y[fold], p[fold]) for fold in folds]
