import numpy as np


def evaluate(model, X_test, y_test):
    predicted = model.predict(X_test)
    return {"rmse": np.sqrt(np.mean((predicted - y_test) ** 2))}
