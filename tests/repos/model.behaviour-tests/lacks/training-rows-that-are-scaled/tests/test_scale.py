from churn import scale
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split


def test_scaled_rows_have_no_mean():
    X_train, X_test = train_test_split(make_classification(random_state=1)[0])
    scaled = scale(X_train, X_test)
    assert abs(scaled.mean()) < 0.1
