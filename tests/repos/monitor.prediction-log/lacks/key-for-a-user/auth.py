import secrets


def generate_key():
    return secrets.token_hex()


def create(db, name):
    raw = generate_key()
    record = {"name": name, "key": raw}
    db.add(record)
    db.commit()
