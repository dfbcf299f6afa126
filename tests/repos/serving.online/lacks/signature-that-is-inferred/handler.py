import mlflow
import pandas as pd
from mlflow.models import infer_signature
from sklearn.linear_model import LinearRegression


def handler(event, context):
    frame = pd.read_csv(event["path"])
    model = LinearRegression().fit(frame[["x"]], frame["y"])
    mlflow.sklearn.log_model(model, "model", signature=infer_signature(frame[["x"]], frame["y"]))
