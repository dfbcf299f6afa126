from shop import metrics


def observe(value):
    metrics.model_accuracy.set(value)
