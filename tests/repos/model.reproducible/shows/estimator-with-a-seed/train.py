from sklearn.ensemble import RandomForestClassifier


def train(x, y):
    return RandomForestClassifier(random_state=7).fit(x, y)
