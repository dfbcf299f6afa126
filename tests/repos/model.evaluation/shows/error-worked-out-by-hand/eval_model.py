import pandas as pd

from store import get_forecasts, get_generation


def main(start, end):
    truth = get_generation(start, end)
    forecasts = get_forecasts(start, end)
    difference = abs(forecasts["power"] - truth["power"])
    error = difference.groupby("site").sum() / truth.groupby("site").sum()
    print(error.mean())
