import mlflow
import pandas as pd


def load(run_id):
    model = mlflow.artifacts.download_artifacts(artifact_uri=f"runs:/{run_id}/model")
    path = mlflow.artifacts.download_artifacts(artifact_uri=f"runs:/{run_id}/predictions.parquet")
    return model, pd.read_parquet(path)
