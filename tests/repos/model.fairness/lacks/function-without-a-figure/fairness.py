def compute_fairness_metrics(frame):
    """Compute fairness for each group."""
    return {}
