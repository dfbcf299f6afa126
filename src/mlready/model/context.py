"""Context questions: typed facts about the system that steer the plan and are never scored."""

import math
from decimal import Decimal
from enum import StrEnum
from typing import Final, Self

from pydantic import model_validator

from mlready.errors import quoted
from mlready.model.base import Frozen, Id, Line
from mlready.model.when import Scalar, When

PREFIX: Final = "context."
_PER_CENT: Final = 100


class ContextType(StrEnum):
    """What kind of value answers a context question."""

    CHOICE = "choice"
    BOOLEAN = "boolean"
    COUNT = "count"
    NUMBER = "number"
    SHARE = "share"
    MONEY = "money"


class ContextChoice(Frozen):
    """One possible answer to a context question."""

    id: str
    says: Line


class ContextQuestion(Frozen):
    """A fact that the plan needs. Its answer stands as ``context.<id>`` in an answers file.

    `otherwise` is what goes without asking where `asked_when` does not hold.
    """

    id: Id
    group: Id
    ask: Line
    why: Line
    type: ContextType
    unit: str | None = None
    minimum: float | None = None
    exclusive_minimum: float | None = None
    maximum: float | None = None
    choices: tuple[ContextChoice, ...] = ()
    words: tuple[str, ...] = ()
    asked_when: When | None = None
    otherwise: bool | None = None

    @model_validator(mode="after")
    def _choices_where_chosen(self) -> Self:
        if (self.type is ContextType.CHOICE) != bool(self.choices):
            raise ValueError("choices belong to a question of type choice, and only to one")
        return self

    @property
    def full_id(self) -> str:
        """The id with its prefix, as answers and conditions write it."""
        return PREFIX + self.id

    def read(self, value: object) -> Scalar:
        """Return `value` as this question's type; raise ValueError with what would be right.

        >>> growth = ContextQuestion(id="g", group="load", ask="Growth?", why="Size.", type="share")
        >>> growth.read("12.5%")
        0.125
        """
        match self.type:
            case ContextType.CHOICE:
                return self._one_of(value)
            case ContextType.BOOLEAN:
                return self._one_of_two(value)
            case ContextType.COUNT | ContextType.NUMBER | ContextType.SHARE | ContextType.MONEY:
                if isinstance(value, str) and value in self.words:
                    return value
                return self._number(value)

    @staticmethod
    def _one_of_two(value: object) -> bool:
        if value is True or value is False:
            return value
        raise ValueError(f"answer true or false, not {quoted(value)}")

    def _one_of(self, value: object) -> str:
        ids = [choice.id for choice in self.choices]
        if not isinstance(value, str) or value not in ids:
            raise ValueError(f"answer one of {', '.join(ids)}, not {quoted(value)}")
        return value

    def _number(self, value: object) -> float:
        number = _from_per_cent(value) if self.type is ContextType.SHARE else value
        if isinstance(number, bool) or not isinstance(number, int | float) or not _finite(number):
            raise ValueError(f"answer {self.wanted}, not {quoted(value)}")
        if self.type is ContextType.COUNT and number != int(number):
            raise ValueError(f"answer a whole number, not {quoted(value)}")
        low = self.minimum if self.minimum is not None or self.exclusive_minimum is not None else 0
        if low is not None and number < low:
            raise ValueError(f"answer {low:g} or more, not {quoted(value)}")
        if self.exclusive_minimum is not None and number <= self.exclusive_minimum:
            raise ValueError(f"answer more than {self.exclusive_minimum:g}, not {quoted(value)}")
        if self.maximum is not None and number > self.maximum:
            raise ValueError(f"answer {self.maximum:g} or less, not {quoted(value)}")
        return int(number) if self.type is ContextType.COUNT else number

    @property
    def wanted(self) -> str:
        """What a quantity is to be written as.

        >>> ContextQuestion(id="g", group="load", ask="Growth?", why="Size.", type="share").wanted
        'a share such as 0.05 or 5%'
        """
        kind = {
            ContextType.COUNT: "a whole number",
            ContextType.SHARE: "a share such as 0.05 or 5%",
            ContextType.MONEY: "an amount",
        }.get(self.type, "a number")
        unit = f" of {self.unit}" if self.unit and self.type is not ContextType.SHARE else ""
        return f"{kind}{unit}{''.join(f', or {one}' for one in self.words)}"


def _from_per_cent(value: object) -> object:
    if not isinstance(value, str) or not value.rstrip().endswith("%"):
        return value
    try:
        return float(Decimal(value.rstrip().removesuffix("%")) / _PER_CENT)  # a float's hundredth has dust: 0.7 %
    except ArithmeticError:
        return value


def _finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # an integer that no float can hold
        return False
