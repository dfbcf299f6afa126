from tables import RegisteredModel


class ModelRegistryRepository:
    def __init__(self, session):
        self._session = session

    def create(self, name, version, artifact):
        row = RegisteredModel(name=name, version=version, artifact=artifact)
        self._session.add(row)
        self._session.commit()
        return row
