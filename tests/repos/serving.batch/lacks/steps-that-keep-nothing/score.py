import mlflow
import pandas as pd
from prefect import flow, task


@task
def score_data(frame: pd.DataFrame):
    return mlflow.pyfunc.load_model("models:/bikes/Production").predict(frame)


@flow(name="bikes")
def batch_score(month: str):
    print(score_data(pd.read_parquet(f"in/{month}.parquet")).mean())
