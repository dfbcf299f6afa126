from datetime import datetime, timedelta


def enforce_retention(session, days: int) -> None:
    session.query(Call).filter(Call.at < datetime.now() - timedelta(days=days)).delete()
    session.commit()
