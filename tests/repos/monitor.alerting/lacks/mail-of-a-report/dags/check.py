from airflow.operators.email import EmailOperator

tell = EmailOperator(
    task_id="send_weekly_report",
    to=["team@house.example"],
    subject="checks",
    html_content="see the log",
)
