from airflow import DAG
from airflow.operators.bash import BashOperator

FOLDER = "/opt/models"

with DAG("features") as dag:
    check = BashOperator(task_id="check", bash_command=f"cd {FOLDER} && dbt test --select features")
