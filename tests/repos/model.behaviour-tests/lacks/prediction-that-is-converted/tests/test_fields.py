from app.bridge import prediction_to_fields


def test_fields():
    fields = prediction_to_fields({"answer": "yes"})
    assert fields == ["answer"]
