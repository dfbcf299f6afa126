from ranker.events import generate_prediction_event


def test_the_event_tells_the_model() -> None:
    event = generate_prediction_event({"page": 1}, "ranker", {"prediction": "yes", "probability": 0.9})
    assert event["model"] == "ranker"
    assert event["prediction"] == "yes"
