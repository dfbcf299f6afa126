from airflow.operators.email import EmailOperator

tell = EmailOperator(
    task_id="send_validation_failure_email",
    to=["team@house.example"],
    subject="checks",
    html_content="see the log",
)
