from typing import Type, TypeVar

import joblib
from sqlalchemy.orm import Session

Row = TypeVar("Row")
churn = joblib.load("churn.pkl")


def create(session: Session, model: Type[Row], **data: object) -> Row:
    row = model(**data)
    session.add(row)
    session.commit()
    return row


def predict(rows: list[list[float]]) -> list[float]:
    return list(churn.predict(rows))
