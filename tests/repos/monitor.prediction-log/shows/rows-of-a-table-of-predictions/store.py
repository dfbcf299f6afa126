from db import PredictionRecord


class Store:
    def __init__(self, session):
        self.session = session

    def keep(self, messages):
        for message in messages:
            self.session.add(PredictionRecord(probability=message["probability"]))
        self.session.commit()
