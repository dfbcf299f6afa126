DRIFT_THRESHOLD = 0.2


def compare_to_baseline(current, baseline):
    warnings = []
    change = abs(current["mean"] - baseline["mean"]) / baseline["mean"]
    if change > DRIFT_THRESHOLD:
        warnings.append("the mean has moved")
    return warnings
