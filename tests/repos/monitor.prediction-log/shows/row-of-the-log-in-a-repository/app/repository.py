from app.tables import PredictionLog, Session


class Rows:
    def __init__(self, session):
        self.session = session

    def create(self, age, value):
        entry = PredictionLog(age=age, value=value)
        self.session.add(entry)
        self.session.commit()


def rows():
    yield Rows(Session())
