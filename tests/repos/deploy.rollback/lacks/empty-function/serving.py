def rollback_model(version):
    """Go back to an earlier version of the model."""
    return True
