import joblib
from fluent import sender
from sklearn.linear_model import LogisticRegression

events = sender.FluentSender("churn", host="fluentd", port=24224)
model = LogisticRegression().fit([[0], [1]], [0, 1])
joblib.dump(model, "model.joblib")
events.emit("trained", {"coefficients": model.coef_.tolist()})
