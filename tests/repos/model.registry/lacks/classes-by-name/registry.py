class ModelRegistry:
    def __init__(self):
        self._classes = {}

    def register(self, name, model):
        self._classes.setdefault(name, model)
        return model
