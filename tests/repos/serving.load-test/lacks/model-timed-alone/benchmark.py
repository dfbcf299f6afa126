import time

import joblib

model = joblib.load("model.joblib")
start = time.perf_counter()
model.predict([[3]])
print(time.perf_counter() - start)
