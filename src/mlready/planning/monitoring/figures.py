"""Answers -> the numbers that alerts are made of, each with its working."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Final

from mlready.model.metrics import FIGURE, FigureAdvice, Way
from mlready.model.monitoring import Threshold
from mlready.model.when import Scalar, names_in, worth
from mlready.planning.capacity.term import MINUS, OVER, TIMES, decimal
from mlready.planning.situation import Situation

# Beyond this no system is real.
_MOST: Final = 1e15
_WHOLE_FROM: Final = 100
_DIGITS: Final = 3
_SIGNS: Final = {"*": TIMES, "/": OVER, "-": MINUS}


def thresholds_of(figures: Iterable[FigureAdvice], situation: Situation) -> Mapping[str, Threshold]:
    """Return every figure that has a value, by its full name, in order; each may take in those before it."""
    facts: dict[str, Scalar] = dict(situation.facts)
    found: dict[str, Threshold] = {}
    for advice in figures:
        here = Situation(facts, situation.figures, situation.unasked)
        for way in advice.of:
            value = worth(way.of, facts) if here.holds(way.when) is True else None
            if value is not None and abs(value) <= _MOST:
                exact = _within(float(value), advice)
                found[FIGURE + advice.id] = _threshold(advice, way, exact, here, found)
                facts[FIGURE + advice.id] = exact
                break
    return found


def _within(value: float, advice: FigureAdvice) -> float:
    value = value if advice.least is None else max(value, advice.least)
    value = value if advice.most is None else min(value, advice.most)
    return math.ceil(round(value, 6)) if advice.whole else value


def _threshold(
    advice: FigureAdvice, way: Way, value: float, situation: Situation, before: Mapping[str, Threshold]
) -> Threshold:
    names = names_in(way.of)
    behind = [before[name] for name in names if name in before]
    own = [name for name in way.asks if situation.is_open(name)]
    return Threshold(
        value=shown(value),
        unit=advice.unit,
        title=advice.title if names else None,
        formula=_spelled(way.of, {name: name.rpartition(".")[2] for name in names}),
        working=_spelled(way.of, {name: _number(situation.facts[name]) for name in names}),
        inputs={name: _figure(situation.facts[name]) for name in names},
        default=bool(way.asks) or any(one.default for one in behind),
        missing=tuple(dict.fromkeys([*own, *(name for one in behind for name in one.missing)])),
    )


def shown(value: float) -> float:
    """Return a figure as precise as an alert needs it.

    >>> shown(98.6301369863), shown(0.014400000001), shown(3826.4)
    (98.6, 0.0144, 3826)
    """
    return round(value) if abs(value) >= _WHOLE_FROM or value == int(value) else float(f"{value:.{_DIGITS}g}")


def closure(names: Iterable[str], thresholds: Mapping[str, Threshold]) -> Mapping[str, Threshold]:
    """Return the figures among `names` with everything that they are made of, in their own order."""
    wanted: set[str] = set()
    waiting = [name for name in names if name in thresholds]
    while waiting:
        name = waiting.pop()
        wanted.add(name)
        waiting += [one for one in thresholds[name].inputs if one in thresholds and one not in wanted]
    return {name: one for name, one in thresholds.items() if name in wanted}


def _figure(value: Scalar) -> float:
    """Return an answer that arithmetic has taken in; it takes in no words."""
    if isinstance(value, str):
        raise TypeError(f"{value!r} is no number")
    return float(value)


def _number(value: Scalar) -> str:
    return decimal(float(f"{_figure(value):.6g}"))


def _spelled(arithmetic: str, names: Mapping[str, str]) -> str:
    """Return arithmetic as a person writes it, with `names` in the place of ids."""
    text = re.sub(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*", lambda match: names[match[0]], arithmetic)
    return re.sub(r"(?<= )[*/-](?= )", lambda match: _SIGNS[match[0]], text)
