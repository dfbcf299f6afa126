from airflow.models import Variable

connection_id = Variable.get("connection_id")
