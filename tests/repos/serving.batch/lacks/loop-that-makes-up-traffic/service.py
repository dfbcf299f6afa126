import pandas as pd

from house import predictor


def traffic_loop(path, log):
    source = pd.read_csv(path)
    while True:
        sample = source.sample(3)
        sample["answer"] = predictor.predict(sample)
        sample.to_csv(log, mode="a")
