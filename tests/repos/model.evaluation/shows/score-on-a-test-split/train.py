from sklearn.metrics import f1_score


def evaluate(model, x_test, y_test):
    return f1_score(y_test, model.predict(x_test))
