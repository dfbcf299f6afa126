import sys

from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

model = LogisticRegression().fit([[0], [1]], [0, 1])
accuracy = accuracy_score([0, 1], model.predict([[0], [1]]))
threshold = 0.8
if accuracy < threshold:
    sys.exit(1)
