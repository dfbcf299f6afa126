from app.deployment.db import session


def save(row):
    try:
        session.add(row)
        session.commit()
    except ValueError:
        session.rollback()
