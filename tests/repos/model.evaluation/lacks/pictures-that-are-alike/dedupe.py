from skimage.metrics import structural_similarity
def dup(a, b):
    return structural_similarity(a, b) > 0.9
