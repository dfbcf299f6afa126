def prediction_drift(reference: list[str], current: list[str]) -> bool:
    """How far the shares of the outcomes lie apart."""
    score = 0.0
    for outcome in ("home", "draw", "away"):
        before = reference.count(outcome) / len(reference)
        now = current.count(outcome) / len(current)
        score += abs(now - before)
    return score > 0.1
