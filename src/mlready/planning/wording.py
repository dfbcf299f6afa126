"""Texts of the advice with the answers in, and times as a person says them."""

import math
import re
from collections.abc import Iterable
from typing import Final

from mlready.model.amounts import count
from mlready.model.text import PLACE, Text, Wording
from mlready.model.when import Scalar
from mlready.planning.situation import Situation

_PER_CENT: Final = 100
_HOUR: Final = 60
_DAY: Final = 24
_IN_HOURS: Final = 48
_WHOLE_FROM: Final = 1e6


def wording_of(text: Text, situation: Situation) -> Wording | None:
    """Return the first wording that holds and whose answers are all there; None where there is none."""
    for wording in text:
        if situation.holds(wording.when) is True and all(
            name in situation.facts for name, _ in PLACE.findall(wording.says)
        ):
            return wording
    return None


def say(text: Text, situation: Situation) -> str | None:
    """Return the first wording that holds, with its answers in; None where there is none."""
    wording = wording_of(text, situation)
    if wording is None:
        return None
    return PLACE.sub(lambda place: _shown(situation.facts[place[1]], place), wording.says)


def said(texts: Iterable[Text], situation: Situation) -> tuple[str, ...]:
    """Return all that is to be said of `texts`."""
    return tuple(one for text in texts if (one := say(text, situation)))


def joined(texts: Iterable[Text], situation: Situation) -> str:
    """Return all that is to be said of `texts`, with semicolons between."""
    return "; ".join(said(texts, situation))


def taken_in(texts: Iterable[Text], situation: Situation) -> tuple[str, ...]:
    """Return the ids of the answers and figures that stand in what is said of `texts`, each once."""
    wordings = (wording for text in texts if (wording := wording_of(text, situation)))
    return tuple(dict.fromkeys(name for wording in wordings for name, _ in PLACE.findall(wording.says)))


def duration(hours: float) -> str:
    """Return a time in minutes, hours or days, rounded up.

    >>> duration(0.01), duration(0.5), duration(24), duration(57.1), duration(168)
    ('1 minute', '30 minutes', '24 hours', '3 days', '7 days')
    """
    if hours < 1:
        return count(math.ceil(round(hours * _HOUR, 6)), "minute")
    if hours <= _IN_HOURS:
        return count(math.ceil(round(hours, 6)), "hour")
    return count(math.ceil(round(hours / _DAY, 6)), "day")


def _shown(value: Scalar, place: re.Match[str]) -> str:
    if isinstance(value, str | bool):
        return str(value)
    number = value * _PER_CENT if place[2] else value
    shown = f"{number:,.0f}" if abs(number) >= _WHOLE_FROM or number == int(number) else f"{number:,.6g}"
    return f"{shown} %" if place[2] else shown
