import numpy as np


def wasserstein(baseline, current):
    a, b = np.sort(np.log1p(baseline)), np.sort(np.log1p(current))
    together = np.sort(np.concatenate([a, b]))
    shares = [np.searchsorted(one, together[:-1], side="right") / len(one) for one in (a, b)]
    return float(np.sum(np.abs(shares[0] - shares[1]) * np.diff(together)))
