from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("features") as dag:
    run = BashOperator(task_id="run", bash_command="dbt run  # later: dbt-test")
