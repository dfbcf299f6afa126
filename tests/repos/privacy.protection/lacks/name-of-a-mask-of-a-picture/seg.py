import numpy as np
def mask_name(i):
    return np.array(names)[i]
