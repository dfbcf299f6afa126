from kfp.dsl import Input, Metrics, Model, Output, component


@component(base_image="python:3.11")
def evaluate_model_step(folder: str, model: Input[Model], metrics: Output[Metrics]) -> None:
    import joblib
    import pandas as pd
    from shared.measures import compare

    frame = pd.read_csv(folder + "/validation.csv")
    answers = joblib.load(model.path).predict(frame.drop(columns=["sales"]))
    metrics.log_metric("off by", compare(frame["sales"], answers))
