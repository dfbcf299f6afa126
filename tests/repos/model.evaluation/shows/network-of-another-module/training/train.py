import numpy as np
import tensorflow as tf
from network import build


def main():
    data = np.load("prices.npz")
    regressor = build(data["x"].shape[1:])
    regressor.fit(data["x"], data["y"], epochs=5)
    loss, mae = regressor.evaluate(data["x_test"], data["y_test"])
    print(f"off by {mae} on what it has not seen")
    tf.saved_model.save(regressor, "out")
