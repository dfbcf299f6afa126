def register(session, user):
    session.add(user)
    session.commit()
