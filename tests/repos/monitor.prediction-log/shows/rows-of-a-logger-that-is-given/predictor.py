from rows import Rows


class Predictor:
    def __init__(self):
        self.rows = Rows()

    def predict(self, tiles):
        answers = [self.model(tile) for tile in tiles]
        best = max(answers)
        row = (best, len(answers))
        self.rows.log_image_prediction(row)
        return best
