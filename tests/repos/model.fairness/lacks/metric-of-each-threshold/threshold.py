from sklearn.metrics import accuracy_score


def evaluate(matches):
    results = {}
    for window, labelled in matches.groupby("threshold_window"):
        results[window] = accuracy_score(labelled["label"], labelled["predicted"])
    return results
