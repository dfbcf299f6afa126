import sys

import pandas as pd


def main(path, required):
    frame = pd.read_csv(path)
    missing = [column for column in required if column not in frame.columns]
    if missing:
        sys.exit(f"missing: {missing}")
