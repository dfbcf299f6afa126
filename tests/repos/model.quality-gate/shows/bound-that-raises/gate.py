MIN_AUC = 0.8


def check_candidate(metrics):
    if metrics["auc"] < MIN_AUC:
        raise SystemError("candidate rejected")
