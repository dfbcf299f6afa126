from airflow import DAG
from airflow.operators.python import BranchPythonOperator


def choose(deploy_as_code):
    if deploy_as_code == "True":
        return "deploy"
    return "end"


with DAG("training") as dag:
    branch = BranchPythonOperator(task_id="choose", python_callable=choose)
