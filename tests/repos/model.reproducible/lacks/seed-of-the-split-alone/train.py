from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


def train(x, y):
    a, b, c, d = train_test_split(x, y, random_state=7)
    return RandomForestClassifier().fit(a, c)
