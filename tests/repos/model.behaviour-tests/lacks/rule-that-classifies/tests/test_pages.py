from app.pages import classify_page, infer_scope


def test_empty_page():
    kind, reason = classify_page("", 0)
    assert kind == "empty"


def test_scope():
    assert infer_scope("section 4") == "separate"
