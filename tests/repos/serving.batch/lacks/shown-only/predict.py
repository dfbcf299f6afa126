import joblib
import pandas as pd

frame = pd.read_csv("houses.csv")
print(joblib.load("model.joblib").predict(frame))
frame.to_csv("copy.csv")
