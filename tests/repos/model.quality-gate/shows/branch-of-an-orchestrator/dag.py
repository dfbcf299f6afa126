from airflow import DAG
from airflow.operators.python import BranchPythonOperator


def choose(ti):
    accuracy = ti.xcom_pull(task_ids="evaluate")
    if accuracy > 0.8:
        return "register"
    return "stop"


with DAG("training") as dag:
    branch = BranchPythonOperator(task_id="choose", python_callable=choose)
