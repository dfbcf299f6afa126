import dagster as dg
import pandas as pd
from sklearn.metrics import roc_auc_score


@dg.asset(required_resource_keys={"model"})
def score_of_the_model(context: dg.AssetExecutionContext, held_out: pd.DataFrame) -> float:
    return roc_auc_score(held_out.label, context.resources.model.predict_proba(held_out)[:, 1])
