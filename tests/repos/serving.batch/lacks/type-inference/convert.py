import pandas as pd

frame = pd.read_csv("series.csv")
frame["frequency"] = pd.infer_freq(frame["time"])
frame.to_csv("series.csv")
