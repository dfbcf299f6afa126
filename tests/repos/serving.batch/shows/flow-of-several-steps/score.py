import mlflow
import pandas as pd
from prefect import flow, task


@task
def score_data(frame: pd.DataFrame):
    frame["answer"] = mlflow.pyfunc.load_model("models:/bikes/Production").predict(frame)
    return frame


@task
def output_data(path: str, frame: pd.DataFrame):
    frame.to_parquet(path)


@flow(name="bikes")
def batch_score(month: str):
    frame = pd.read_parquet(f"in/{month}.parquet")
    output_data(f"out/{month}.parquet", score_data(frame))
