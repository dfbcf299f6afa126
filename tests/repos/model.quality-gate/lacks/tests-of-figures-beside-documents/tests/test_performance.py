from sklearn.metrics import accuracy_score


def test_performance_threshold():
    accuracy = accuracy_score([1], [1])
    assert accuracy > 0.8
