from app.models import MLModel


def train(session, name):
    session.add(MLModel(name=name, version="1.0.0", status="training"))
    session.commit()
