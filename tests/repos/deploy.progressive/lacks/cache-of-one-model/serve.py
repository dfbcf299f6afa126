import hashlib


class Cached:
    def predict(self, rows):
        key = hashlib.md5(str(rows).encode()).hexdigest()
        if int(key, 16) % 2:
            return self.model.predict(rows)
        else:
            return self.model.predict(rows, fast=True)
