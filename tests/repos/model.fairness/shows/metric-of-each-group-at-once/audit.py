from sklearn.metrics import recall_score


def audit(frame):
    return {group: recall_score(frame.y[frame.sex == group], frame.p[frame.sex == group]) for group in groups(frame)}
