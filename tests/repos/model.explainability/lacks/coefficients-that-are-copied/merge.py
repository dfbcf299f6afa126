def merge(first, second):
    first.coef_ = (first.coef_ + second.coef_) / 2
    return first
