from sklearn.metrics import recall_score


def by_group(frame):
    result = {}
    for group in frame["region"].unique():
        part = frame[frame["region"] == group]
        result[group] = recall_score(part["y"], part["p"])
    return result
