import numpy as np
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense


def model(rows, labels):
    net = Sequential([Dense(1)])
    net.compile(loss="mse")
    return net


if __name__ == "__main__":
    files = np.load("rows.npy")
    net = model(files, np.load("labels.npy"))
    net.save("model.keras")
