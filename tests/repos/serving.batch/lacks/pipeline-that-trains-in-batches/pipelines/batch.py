import pandas as pd
from zenml import Model, get_step_context, pipeline, step


@step(enable_cache=False)
def fit_late(rows: pd.DataFrame) -> pd.DataFrame:
    model = get_step_context().model.load_artifact("orders")
    return pd.DataFrame({"late": model.update(rows)})


@pipeline(model=Model(name="orders", version="production"))
def batch_training_pipeline():
    return fit_late(load())
