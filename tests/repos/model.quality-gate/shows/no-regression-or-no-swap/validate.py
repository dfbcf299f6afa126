def validate(new, old, data, eps=0.02):
    new_util = score(new, data)
    old_util = score(old, data)
    kept = new_util >= old_util - eps
    return Outcome(no_regression=bool(kept))
