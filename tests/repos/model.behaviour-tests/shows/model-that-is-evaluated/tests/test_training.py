from app.training import evaluate, fit


def test_the_model_learns(table):
    trained = fit(table)
    figures = evaluate(trained, table)
    assert figures["accuracy"] > 0.8
