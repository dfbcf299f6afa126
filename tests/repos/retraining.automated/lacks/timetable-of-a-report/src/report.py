from prefect import flow

from churn.reports import tables


@flow
def report(rows):
    return tables(rows)
