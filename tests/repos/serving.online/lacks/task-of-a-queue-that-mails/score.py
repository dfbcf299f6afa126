import joblib

print(joblib.load("forest.pkl").predict([[1, 2]]))
