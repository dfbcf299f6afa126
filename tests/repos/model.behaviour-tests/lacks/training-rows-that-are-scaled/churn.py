from sklearn.ensemble import RandomForestClassifier
from sklearn.preprocessing import StandardScaler


def scale(X_train, X_test):
    return StandardScaler().fit(X_train).transform(X_test)


def train(X_train, y_train):
    return RandomForestClassifier().fit(X_train, y_train)
