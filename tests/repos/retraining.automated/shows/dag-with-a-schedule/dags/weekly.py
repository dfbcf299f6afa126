from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("weekly", schedule="@weekly") as dag:
    BashOperator(task_id="train_model", bash_command="python train.py")
