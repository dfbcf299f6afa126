MARGIN = 0.02


def compare_to_baseline(current, baseline):
    return current["mean_accuracy"] - baseline["mean_accuracy"] > MARGIN
