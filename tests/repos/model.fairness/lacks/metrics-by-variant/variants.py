from sklearn.metrics import accuracy_score


def compare(frame):
    return frame.groupby("variant_name").apply(lambda group: accuracy_score(group["said"], group["was"]))
