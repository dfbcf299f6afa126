from sqlalchemy.orm import Session


def keep(session: Session, row) -> None:
    try:
        session.add(row)
        session.commit()
    except ValueError:
        session.rollback()
        raise
