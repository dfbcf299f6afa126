def predict_fn(data, model):
    """Predict with the model."""
    return None
