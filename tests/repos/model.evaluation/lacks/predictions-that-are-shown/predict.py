import joblib
import pandas

model = joblib.load("model.joblib")
print(model.predict(pandas.read_csv("new.csv")))
