def drifted_share(alerts: list[str]) -> float:
    """How many of the alerts of this week were about drift."""
    return alerts.count("drift") / len(alerts)
