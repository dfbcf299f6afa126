import sqlite3


class PredictionLogger:
    def __init__(self, path):
        self.path = path

    def log(self, request, label, probability):
        row = (request.age, request.tenure, label, probability)
        with sqlite3.connect(self.path) as connection:
            connection.execute("INSERT INTO predictions VALUES (?, ?, ?, ?)", row)
