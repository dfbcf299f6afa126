import pickle

from xgboost import XGBRegressor


def compute_rsquared(truth, answers):
    around = truth - truth.mean()
    left = truth - answers
    return 1 - left.dot(left) / around.dot(around)


def build(x_train, y_train, x_test, y_test):
    model = XGBRegressor()
    model.fit(x_train, y_train)
    print(compute_rsquared(y_test, model.predict(x_test)))
    with open("model.pkl", "wb") as file:
        pickle.dump(model, file)
