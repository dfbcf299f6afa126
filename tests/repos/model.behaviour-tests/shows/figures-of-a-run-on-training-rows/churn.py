from sklearn.ensemble import RandomForestClassifier


class Pipeline:
    def __init__(self, name: str) -> None:
        self.name = name

    def run(self, X_train, X_test, y_train, y_test):
        self.metrics = {"accuracy": RandomForestClassifier().fit(X_train, y_train).score(X_test, y_test)}
        return self
