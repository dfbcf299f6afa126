from house.airflow import DAG, schedule_of, task

RETRAIN = "python -m mlops.trigger_retrain --report $REPORT"

with DAG(dag_id="drift", schedule=schedule_of("DRIFT", "30 3 * * *")) as dag:
    task("measure", "python -m drift.measure") >> task("retrain", RETRAIN)
