from airflow.decorators import task


@task.short_circuit
def better(figures):
    return figures["auc"] > 0.8
