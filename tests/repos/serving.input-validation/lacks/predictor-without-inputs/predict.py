from cog import BasePredictor


class Predictor(BasePredictor):
    def setup(self):
        self.model = load()

    def predict(self, image):
        return self.model.generate(image)
