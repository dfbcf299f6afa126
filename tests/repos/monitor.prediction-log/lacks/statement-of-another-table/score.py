import psycopg2
from psycopg2.extras import execute_values

_INSERT = """
    INSERT INTO customers (customer, name)
    VALUES %s
"""


def write(rows):
    connection = psycopg2.connect("dbname=customers")
    with connection.cursor() as cursor:
        execute_values(cursor, _INSERT, rows)
    connection.commit()
