from sklearn.linear_model import LassoCV

RANDOM_STATE = 42


def model(folds: int) -> LassoCV:
    return LassoCV(cv=folds, random_state=RANDOM_STATE)
