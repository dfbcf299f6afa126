"""A number that remembers how it was come by, so that arithmetic, formula and working cannot differ."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Final, TypeAlias

Number: TypeAlias = Fraction | float
MINUS: Final = "\N{MINUS SIGN}"
TIMES: Final = "\N{MULTIPLICATION SIGN}"
OVER: Final = "\N{DIVISION SIGN}"
_DIGITS: Final = 15
_ENOUGH: Final = 6
_ASSUMPTION: Final = "assumptions."


class Binds(IntEnum):
    """How tightly a formula holds together, which decides where it needs brackets."""

    SUM = 0
    PRODUCT = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Term:
    """A value, the formula that names what it is made of, and the working with the numbers in.

    Arithmetic is exact until a root comes in.

    >>> work, people = Term.answer("context.work", 2.5), Term.answer("context.people", 1)
    >>> days = (work / (1 + people)).ceiling()
    >>> days.value, days.formula, days.working
    (Fraction(2, 1), '⌈work ÷ (1 + people)⌉', '⌈2.5 ÷ (1 + 1)⌉')
    """

    value: Number
    formula: str
    working: str
    binds: Binds = Binds.WHOLE
    inputs: Mapping[str, int | float] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    @classmethod
    def answer(cls, full_id: str, value: float) -> "Term":
        """Return the answer to `full_id`, or an assumption or an earlier figure of that name."""
        return cls(exact(value), full_id.rpartition(".")[2], decimal(value), inputs={full_id: value})

    @classmethod
    def constant(cls, value: float) -> "Term":
        """Return a number that is the same for every system."""
        return cls(exact(value), decimal(value), decimal(value))

    def noting(self, *remarks: str) -> "Term":
        """Return the same with something more that the reader must know about it."""
        return replace(self, remarks=tuple(dict.fromkeys((*self.remarks, *remarks))))

    def settled(self) -> "Term":
        """Return the same with its working replaced by what it comes to."""
        return replace(self, working=decimal(_float(self.value)), formula=f"({self.formula})", binds=Binds.WHOLE)

    def ceiling(self) -> "Term":
        """Return the next whole number up."""
        whole = self.value if math.isinf(_float(self.value)) else Fraction(math.ceil(self.value))
        return self._inside("⌈", "⌉", whole)

    def root(self) -> "Term":
        """Return the square root."""
        return self._inside("√(", ")", math.sqrt(_float(self.value)))

    def square(self) -> "Term":
        """Return the term times itself."""
        return self._inside("(", ")²", self.value * self.value)

    def __add__(self, other: "Term | int") -> "Term":
        other = _term(other)
        return self._join("+", other, self.value + other.value, Binds.SUM)

    def __radd__(self, other: int) -> "Term":
        return Term.constant(other) + self

    def __sub__(self, other: "Term | int") -> "Term":
        other = _term(other)
        return self._join(MINUS, other, self.value - other.value, Binds.SUM)

    def __rsub__(self, other: int) -> "Term":
        return Term.constant(other) - self

    def __mul__(self, other: "Term | int") -> "Term":
        other = _term(other)
        return self._join(TIMES, other, self.value * other.value, Binds.PRODUCT)

    def __rmul__(self, other: int) -> "Term":
        return Term.constant(other) * self

    def __truediv__(self, other: "Term | int") -> "Term":
        other = _term(other)
        return self._join(OVER, other, self.value / other.value, Binds.PRODUCT)

    def _inside(self, before: str, after: str, value: Number) -> "Term":
        return replace(
            self,
            value=value,
            formula=f"{before}{self.formula}{after}",
            working=f"{before}{self.working}{after}",
            binds=Binds.WHOLE,
        )

    def _join(self, sign: str, other: "Term", value: Number, binds: Binds) -> "Term":
        least = Binds(binds + 1) if sign in {MINUS, OVER} else binds
        return Term(
            value,
            f"{_bracket(self.formula, self, binds)} {sign} {_bracket(other.formula, other, least)}",
            f"{_bracket(self.working, self, binds)} {sign} {_bracket(other.working, other, least)}",
            binds,
            {**self.inputs, **other.inputs},
            tuple(dict.fromkeys((*self.remarks, *other.remarks))),
        )


def exact(value: float) -> Fraction:
    """Return the number that somebody wrote, without what floats add of their own.

    >>> exact(0.1) + exact(0.2) == exact(0.3)
    True
    """
    return Fraction(value) if isinstance(value, int) else Fraction(f"{value:.{_DIGITS}g}")


def decimal(value: float) -> str:
    """Return the number as somebody would write it, all of its digits.

    >>> decimal(900000), decimal(0.00001), decimal(0.07 / 100)
    ('900,000', '0.00001', '0.0007')
    """
    written = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_DIGITS}g}")
    text = f"{written:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Number) -> str:
    """Return a number that no decimal ends, with the digits that a reader needs to go on.

    >>> rounded(1.6448536269514715)
    '1.64485'
    """
    return decimal(float(f"{_float(value):.{_ENOUGH}g}"))


def _float(value: Number) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _term(value: Term | int) -> Term:
    return value if isinstance(value, Term) else Term.constant(value)


def _bracket(text: str, term: Term, least: Binds) -> str:
    return text if term.binds >= least else f"({text})"
