class ModelRegistry:
    def __init__(self):
        self.known = {}

    def register(self, name, made_by):
        self.known[name] = made_by

    def get_latest(self):
        return list(self.known)[-1]
