from src.model import predict


def test_it_predicts():
    assert predict([1]) > 0
