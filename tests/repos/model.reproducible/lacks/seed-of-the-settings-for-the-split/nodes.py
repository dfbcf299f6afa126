from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split


def split(frame, parameters):
    return train_test_split(frame, test_size=parameters["test_size"], random_state=parameters["random_state"])


def train(features, target):
    return LinearRegression().fit(features, target)
