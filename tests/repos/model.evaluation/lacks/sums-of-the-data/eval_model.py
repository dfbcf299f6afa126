import pandas as pd

from store import get_generation


def main(start, end):
    truth = get_generation(start, end)
    print(abs(truth["power"]).groupby("site").sum().mean())
