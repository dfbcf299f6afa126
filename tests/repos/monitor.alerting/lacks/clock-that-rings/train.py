import joblib
from sklearn.svm import SVC

joblib.dump(SVC().fit([[1], [2]], [0, 1]), "model.pkl")
