from app.config import load


def test_a_model_has_a_name():
    model, path = load("config.yaml")
    assert model.name == "churn"
    assert path.exists()
