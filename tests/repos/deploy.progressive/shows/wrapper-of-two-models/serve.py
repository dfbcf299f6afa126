import hashlib

import mlflow


class Both(mlflow.pyfunc.PythonModel):
    def __init__(self, first, second):
        self.first = first
        self.second = second

    def predict(self, context, rows):
        key = hashlib.md5(str(rows["Id"].values[0]).encode()).hexdigest()
        if int(key, 16) % 2:
            return self.first.predict(rows)
        else:
            return self.second.predict(rows)
