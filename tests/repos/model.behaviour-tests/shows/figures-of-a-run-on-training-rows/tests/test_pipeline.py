from churn import Pipeline
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split


def test_a_run_gives_its_figures():
    x, y = make_classification(random_state=1)
    X_train, X_test, y_train, y_test = train_test_split(x, y)
    result = Pipeline("random forest").run(X_train, X_test, y_train, y_test)
    assert 0.5 <= result.metrics["accuracy"] <= 1.0
