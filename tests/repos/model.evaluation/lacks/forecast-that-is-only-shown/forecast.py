import pandas as pd

from solar.model import run_forecast

rows = pd.read_csv("sites.csv")
print(run_forecast(rows))
