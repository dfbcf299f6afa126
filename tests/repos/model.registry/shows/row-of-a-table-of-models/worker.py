from app.models import MLModel


def keep(session, path, metrics):
    count = session.query(MLModel).count()
    session.add(MLModel(name="scorer", version=f"1.{count}.0", storage_path=path, metrics=metrics))
    session.commit()
