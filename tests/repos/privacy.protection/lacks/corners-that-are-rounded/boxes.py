import numpy as np
def round_coordinates(boxes):
    return np.rint(boxes)
