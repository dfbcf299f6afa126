def validate_model(metrics: dict[str, float], min_accuracy: float = 0.7, min_recall: float = 0.7) -> bool:
    failures = []
    if metrics.get("accuracy", 0) < min_accuracy:
        failures.append("accuracy is too low")
    if metrics.get("recall", 0) < min_recall:
        failures.append("recall is too low")
    if failures:
        raise ValueError("; ".join(failures))
    return True
