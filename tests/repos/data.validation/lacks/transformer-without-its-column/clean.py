import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin


class Lowercase(BaseEstimator, TransformerMixin):
    def fit(self, X: pd.DataFrame, y: pd.Series | None = None) -> "Lowercase":
        return self

    def transform(self, X: pd.DataFrame) -> pd.Series:
        if "text" not in X.columns:
            raise ValueError("Column 'text' does not exist.")
        return X["text"].str.lower()
