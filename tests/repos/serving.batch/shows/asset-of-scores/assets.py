import dagster as dg
import pandas as pd


@dg.asset(required_resource_keys={"model"})
def batch_scores(context: dg.AssetExecutionContext, customers: pd.DataFrame) -> pd.DataFrame:
    customers["score"] = context.resources.model.predict_proba(customers)[:, 1]
    return customers
