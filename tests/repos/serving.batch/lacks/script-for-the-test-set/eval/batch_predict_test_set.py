import json
from sklearn.metrics import accuracy_score
p = model.predict(X_test)
json.dump({"acc": accuracy_score(y, p)}, open("m.json", "w"))
