import numpy as np
def mask_faces(mesh, mask):
    return np.where(mask, mesh.faces, 0)
