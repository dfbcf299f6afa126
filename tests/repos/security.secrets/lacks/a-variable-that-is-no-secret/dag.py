from airflow.models import Variable

days = Variable.get("days_back")
