from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from shop.tables import Base

Row = TypeVar("Row", bound=Base)


class Rows(Generic[Row]):
    def __init__(self, model: type[Row]) -> None:
        self.model = model

    def create(self, session: Session, values: dict) -> Row:
        row = self.model(**values)
        session.add(row)
        session.commit()
        return row
