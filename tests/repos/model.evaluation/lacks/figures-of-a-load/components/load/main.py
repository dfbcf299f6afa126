from kfp.dsl import Dataset, Metrics, Output, component


@component(base_image="python:3.11")
def load_step(folder: str, data: Output[Dataset], metrics: Output[Metrics]) -> None:
    import pandas as pd

    frame = pd.read_csv(folder + "/raw.csv")
    frame.to_csv(data.path)
    metrics.log_metric("rows", len(frame))
