from cog import BasePredictor, Input, Path


class Predictor(BasePredictor):
    def setup(self):
        self.model = load()

    def predict(self, image: Path = Input(description="A picture"), top: float = Input(ge=0, le=1, default=1)) -> str:
        return self.model.generate(image, top)
