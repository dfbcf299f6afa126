from tensorflow.keras import Sequential
from rules import load_policy


def main(frame, target):
    network = Sequential()
    network.fit(frame, target)
    return network
