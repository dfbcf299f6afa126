import hashlib


def score(rows, model, baseline_model):
    seen = set()
    for number, row in enumerate(rows):
        seen.add(hashlib.md5(row).hexdigest())
        if number % 100 == 0:
            yield baseline_model.predict(row)
        else:
            yield model.predict(row)
