def swap(outcome, bundle):
    if not getattr(outcome, "no_regression", False):
        raise RuntimeError("the live model is better")
    activate(bundle)
