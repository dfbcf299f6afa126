def save(session, row):
    try:
        session.add(row)
    except ValueError:
        session.rollback()
