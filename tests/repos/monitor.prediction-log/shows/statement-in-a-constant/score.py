import joblib
import psycopg2
from psycopg2.extras import execute_values

_INSERT = """
    INSERT INTO prediction_log (customer, score, model_version, asked_at)
    VALUES %s
"""


def write(rows):
    connection = psycopg2.connect("dbname=scores")
    with connection.cursor() as cursor:
        execute_values(cursor, _INSERT, rows)
    connection.commit()


def main(frame):
    model = joblib.load("model.joblib")
    write([(one.customer, one.score, "3", "now") for one in model.predict(frame)])
