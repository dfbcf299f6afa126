import pandas as pd

from power.layers import read_layers
from power.model import PowerModel


def print_metrics(frame):
    print("power", frame["power"].sum())


def infer(source, target):
    model = PowerModel(version=1)
    layers = read_layers(source)
    frame = pd.DataFrame({"power": model.predict(layers)})
    frame.to_csv(target, index=False)
    print_metrics(frame)
