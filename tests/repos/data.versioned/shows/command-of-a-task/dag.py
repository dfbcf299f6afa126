from airflow.providers.standard.operators.bash import BashOperator

FOLDER = "/opt/project"

refresh = BashOperator(
    task_id="refresh",
    bash_command=f"""
        cd {FOLDER}
        dvc repro
        dvc push
    """,
)
