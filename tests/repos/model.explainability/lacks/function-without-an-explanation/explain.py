def explain_prediction(row):
    """Explain the prediction with SHAP values."""
    return None
