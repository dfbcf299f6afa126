from datetime import datetime

import pandas as pd


def _generate_rows(count):
    return pd.DataFrame({"area": range(count)})


def main():
    df = _generate_rows(10)
    df.to_csv(f"incoming/{datetime.now():%Y%m%d}.csv")
