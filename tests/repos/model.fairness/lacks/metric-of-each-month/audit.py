from sklearn.metrics import recall_score


def audit(frame):
    return frame.groupby("month").apply(lambda part: recall_score(part.y, part.p))
