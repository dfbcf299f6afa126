from app import extract_prediction_value, log_prediction, simulate_prediction


def test_value():
    assert extract_prediction_value({"prediction": 0.8}) == 0.8


def test_log():
    assert log_prediction(1, 0.8) is not None


def test_simulation():
    assert simulate_prediction([1])["prediction"] == 0.85
