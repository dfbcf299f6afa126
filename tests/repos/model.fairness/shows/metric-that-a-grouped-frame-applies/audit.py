from sklearn.metrics import recall_score


def audit(frame):
    return frame.groupby("sex").apply(lambda part: recall_score(part.y, part.p))
