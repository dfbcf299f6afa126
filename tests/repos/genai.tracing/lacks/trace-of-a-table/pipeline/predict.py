import pickle

import mlflow
import pandas as pd


@mlflow.trace(name="predict", span_type="LLM")
def predict(features: dict, model) -> dict:
    return {"late": int(model.predict(pd.DataFrame([features]))[0])}
