import mlflow
import pandas as pd


def load(run_id):
    path = mlflow.artifacts.download_artifacts(artifact_uri=f"runs:/{run_id}/train_dataset.parquet")
    return pd.read_parquet(path)
