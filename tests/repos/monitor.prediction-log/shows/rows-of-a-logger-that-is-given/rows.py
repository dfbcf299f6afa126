import psycopg


class Rows:
    def __init__(self):
        self.connection = psycopg.connect("dbname=predictions")

    def log_image_prediction(self, row):
        with self.connection.cursor() as cursor:
            cursor.execute("INSERT INTO image_prediction (best, tiles) VALUES (%s, %s)", row)
        self.connection.commit()
