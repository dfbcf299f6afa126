"""Numbers -> coordinates of charts. Templates draw them; nothing here knows how they look."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final

from mlready.model.action import Action
from mlready.model.assessment import Finding, Score
from mlready.model.playbook import TOP_LEVEL

ALL: Final = 100.0
PITCH: Final = 20
WIDTH: Final = 14
STEP: Final = 14
# A level of 0 that somebody has stated must still be seen.
STUB: Final = 2
HEIGHT: Final = STEP * TOP_LEVEL
_WEEK: Final = 7
_STEPS: Final = (1, 2, 4, 8, 13, 26, 52)
_MOST_TICKS: Final = 7
_FEWEST_POINTS: Final = 2
# Half the width of the line, so that it is not cut off where it touches the edge.
_EDGE: Final = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A score in per cent of its bar: what is reached, and how much more may be, as it is unknown."""

    reached: float
    unknown: float


def bar(score: Score) -> Bar | None:
    """Return the bar of `score`; None where nothing is scored."""
    if score.score is None or score.potential is None:
        return None
    return Bar(round(score.score, 2), round(max(score.potential - score.score, 0), 2))


@dataclass(frozen=True, slots=True)
class Shape:
    """How one control is drawn, upright or lying: the page holds each shape once. A level of None is unknown."""

    level: int | None
    minimum: int
    target: int
    short: bool

    @property
    def key(self) -> str:
        """The shape's name in the page."""
        level = "u" if self.level is None else self.level
        return f"{level}{self.minimum}{self.target}{'s' if self.short else ''}"

    @property
    def rise(self) -> int:
        """How high the level is drawn."""
        return max(STEP * (self.level or 0), STUB)


def shape(finding: Finding) -> Shape:
    """Return how `finding`, which applies, is drawn."""
    return Shape(finding.level, finding.minimum, finding.target, finding.short)


def shapes(findings: Sequence[Finding]) -> tuple[Shape, ...]:
    """Return every shape that `findings` need, each once."""
    return tuple(dict.fromkeys(shape(one) for one in findings if one.applies))


def columns(findings: Sequence[Finding]) -> tuple[tuple[int, Finding], ...]:
    """Return the controls that apply with their places, those first that the launch waits for, the lowest first."""
    applying = sorted((one for one in findings if one.applies), key=_distance)
    return tuple((PITCH * number + (PITCH - WIDTH) // 2, finding) for number, finding in enumerate(applying))


def _distance(finding: Finding) -> tuple[bool, bool, int, int]:
    level = -1 if finding.level is None else finding.level
    return not finding.due_before_launch, not finding.blocks, level - finding.minimum, level


@dataclass(frozen=True, slots=True)
class Span:
    """One action on the time axis, in per cent of its length."""

    action: Action
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that the axis names."""

    x: float
    day: dt.date


@dataclass(frozen=True, slots=True)
class Timeline:
    """Actions on one axis of time; `launch` is where the last thing that the launch waits for is done."""

    spans: tuple[Span, ...]
    ticks: tuple[Tick, ...]
    launch: float | None


def timeline(actions: Sequence[Action]) -> Timeline | None:
    """Return `actions` on an axis that begins on the Monday before the first and ends with the last."""
    if not actions:
        return None
    begin = min(action.start for action in actions)
    begin -= dt.timedelta(days=begin.weekday())
    end = max(action.end for action in actions) + dt.timedelta(days=1)
    length = max((end - begin).days, _WEEK)

    def place(day: dt.date) -> float:
        return round(ALL * (day - begin).days / length, 2)

    spans = tuple(
        Span(one, place(one.start), round(ALL * ((one.end - one.start).days + 1) / length, 2)) for one in actions
    )
    before = [one.end for one in actions if one.phase == "before-launch"]
    return Timeline(
        spans,
        tuple(Tick(place(day), day) for day in _tick_days(begin, length)),
        place(max(before) + dt.timedelta(days=1)) if before else None,
    )


def _tick_days(begin: dt.date, length: int) -> Iterator[dt.date]:
    """Yield Mondays, so many weeks apart that the axis has room for their names."""
    weeks = next((step for step in _STEPS if length / _WEEK / step <= _MOST_TICKS), _STEPS[-1])
    for number in count():
        offset = number * weeks * _WEEK
        # A name that begins at the end of the axis would stand outside of it.
        if offset > length * 0.9:
            return
        yield begin + dt.timedelta(days=offset)


SPARK_WIDTH: Final = 600
SPARK_HEIGHT: Final = 60


def spark(values: Sequence[tuple[dt.date, float | None]], top: float) -> str:
    """Return the points of a line through `values` between 0 and `top`, over their days; nothing where it has no two.

    >>> spark([(dt.date(2026, 11, 1), 0), (dt.date(2026, 11, 2), None), (dt.date(2026, 11, 3), 50)], 100)
    '0,58 600,30'
    """
    known = [(date, value) for date, value in values if value is not None]
    if len(known) < _FEWEST_POINTS:
        return ""
    first, days = known[0][0], (known[-1][0] - known[0][0]).days
    across = ((date - first).days / days for date, _ in known)
    down = (1 - value / top for _, value in known)
    inner = SPARK_HEIGHT - 2 * _EDGE
    return " ".join(f"{SPARK_WIDTH * x:.4g},{_EDGE + inner * y:.4g}" for x, y in zip(across, down, strict=True))
