from churn.inference import predict_churn


class FixedProbability:
    def __init__(self, probability):
        self.probability = probability

    def predict_proba(self, rows):
        return [[1 - self.probability, self.probability]]


def test_predict_churn_above_the_bound():
    probability, prediction = predict_churn(FixedProbability(0.8), {"tenure": 1})
    assert probability == 0.8
    assert prediction == "Yes"
