import mlflow
import pandas as pd


def predict(path, out):
    model = mlflow.pyfunc.load_model("models:/churn/1")
    rows = pd.read_csv(path)
    rows["churn"] = model.predict(rows)
    rows.to_csv(out)
    mlflow.log_metrics({"records": len(rows)})
