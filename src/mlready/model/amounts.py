"""Numbers as a person would say them, alone or with what is counted."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

_TENTH: Final = 0.1
_EXACT_TO: Final = 1e15

WHOLE_FROM: Final = 10
"""From which amount on a fraction is not worth a digit."""


def number(value: float) -> str:
    """Return `value` in whole units from 10 up, with up to two digits below, and never as 0 where it is something.

    >>> number(36.5), number(2.5), number(0.0043), number(0.0000071), number(3.0)
    ('37', '2.5', '0.0043', '0.0000071', '3')
    """
    if abs(value) >= _EXACT_TO:
        return f"{value:,.0f}"
    if value and abs(value) < _TENTH:
        return f"{Decimal(f'{value:.2g}'):f}"
    places = Decimal(1) if abs(value) >= WHOLE_FROM else Decimal("0.01")
    rounded = f"{Decimal(str(value)).quantize(places, ROUND_HALF_UP):,f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


def count(amount: float, singular: str, plural: str = "") -> str:
    """Return `amount` with its noun.

    >>> count(1, "blocker"), count(2, "day"), count(0.5, "day")
    ('1 blocker', '2 days', '0.5 days')
    """
    shown = number(amount)
    return f"{shown} {singular if shown == '1' else plural or singular + 's'}"
