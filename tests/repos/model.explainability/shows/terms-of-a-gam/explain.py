from pygam import LinearGAM


def effect(model: LinearGAM, term, grid):
    return model.partial_dependence(term=term, X=grid)
