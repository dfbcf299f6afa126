from prices import load_model


def test_larger_houses_cost_more():
    model = load_model("model.joblib")
    small, large = model.predict([[40], [400]])
    assert small < large
