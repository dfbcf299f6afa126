import numpy as np


def psi(expected, actual):
    return np.sum((actual - expected) * np.log(actual / expected))
