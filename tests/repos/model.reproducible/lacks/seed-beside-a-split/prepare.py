import numpy as np
from sklearn.model_selection import train_test_split


def main(frame):
    np.random.seed(1)
    train, test = train_test_split(frame)
    train.to_csv("train.csv")
    test.to_csv("test.csv")
