from sklearn.metrics import average_precision_score


class StratifiedEvaluator:
    def evaluate(self, frame, truth, scores):
        found = {}
        for product in frame["product"].unique():
            rows = frame["product"] == product
            found[product] = average_precision_score(truth[rows], scores[rows])
        return found
