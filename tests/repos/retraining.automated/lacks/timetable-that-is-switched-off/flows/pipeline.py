from prefect import flow

from churn.modelling import train_models


@flow
def train_pipeline():
    return train_models("rows.csv")
