import pandas as pd
from zenml import Model, get_step_context, pipeline, step


@step(enable_cache=False)
def predict_late(rows: pd.DataFrame) -> pd.DataFrame:
    model = get_step_context().model.load_artifact("orders")
    return pd.DataFrame({"late": model.predict(rows)})


@pipeline(model=Model(name="orders", version="production"))
def batch_inference_pipeline():
    return predict_late(load())
