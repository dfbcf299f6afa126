import pandas as pd
from swmm import run_model

run_model(pd.read_csv("rain.csv")).to_csv("levels.csv")
