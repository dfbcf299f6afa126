import pandas as pd

from solar.forecast import run_forecast
from solar.metrics import metrics


def run(path="testset.csv"):
    rows = pd.read_csv(path)
    metrics(rows, run_forecast(rows))
