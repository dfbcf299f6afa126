from prefect import flow, task

from churn.modelling import train_models


@task
def ml_task(rows):
    return train_models(rows)


@flow
def run_pipeline(rows):
    return ml_task(rows)
