import datetime as dt

from sqlalchemy import update

from backend.tables import Prediction


def purge(session, now: dt.datetime, *, days: int) -> int:
    old = Prediction.asked_at < now - dt.timedelta(days=days)
    done = session.execute(update(Prediction).where(old).values(input_text=None))
    session.commit()
    return done.rowcount
