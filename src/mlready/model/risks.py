"""What can go wrong with a system in production, and how grave that is, as data."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from pydantic import Field

from mlready.model.base import Frozen, Id, Line
from mlready.model.text import Book, Path, doubles
from mlready.model.when import When


class Grade(StrEnum):
    """How likely, or how grave; likelihood knows no critical."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """The place in the order, from 1."""
        return list(Grade).index(self) + 1


class Likely(Frozen):
    """A likelihood that a risk has at least, always or under a condition."""

    at_least: Literal[Grade.MEDIUM, Grade.HIGH] = Field(alias="is")
    when: When | None = None


class Grave(Frozen):
    """An impact that a risk has, always or under a condition."""

    grade: Grade = Field(alias="is")
    when: When | None = None


class RiskKind(Frozen):
    """One risk. Its `controls` hold it down, and their actions are what mends it."""

    id: Id
    title: Line
    says: Line
    when: When | None = None
    controls: tuple[Id, ...] = Field(min_length=1)
    likelihood: tuple[Likely, ...] = ()
    impact: tuple[Grave, ...] = ()
    role: Id


class RiskBook(Book):
    """``playbooks/advice/risks.yaml``."""

    risks: tuple[RiskKind, ...] = Field(min_length=1)

    def dangling(self) -> Iterator[tuple[Path, str]]:
        """Yield every id that stands twice."""
        yield from doubles(("risks",), [risk.id for risk in self.risks], "id")
