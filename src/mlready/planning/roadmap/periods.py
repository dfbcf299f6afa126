"""Dated actions -> who does what in which week or month, and what is done so many days after the launch."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Final, Literal

from mlready.model.action import Action
from mlready.model.roadmap import Period, Window

MOST_WEEKS: Final = 16
_WINDOWS: Final = (30, 60, 90)
_ONE_DAY: Final = dt.timedelta(days=1)
_FRIDAY: Final = dt.timedelta(days=4)


def by_week_or_month(actions: Sequence[Action]) -> tuple[Period, ...]:
    """Return what each role works on week by week; by month where that would be a long list."""
    weeks = _periods(actions, "week", _monday, lambda first: first + _FRIDAY)
    return weeks if len(weeks) <= MOST_WEEKS else by_month(actions)


def by_month(actions: Sequence[Action]) -> tuple[Period, ...]:
    """Return what each role works on, month by month."""
    return _periods(actions, "month", lambda day: day.replace(day=1), _last_of_month)


def load(actions: Sequence[Action]) -> dict[str, float]:
    """Return the person-days of each role, the busiest first."""
    days: dict[str, float] = {}
    for action in actions:
        days[action.role] = days.get(action.role, 0) + action.effort_days
    return dict(sorted(days.items(), key=lambda one: (-one[1], one[0])))


def windows(actions: Sequence[Action], live_on: dt.date) -> tuple[Window, ...]:
    """Return which of `actions` are done 30, 60 and 90 days after the system is live, and which later."""
    found: list[Window] = []
    rest = list(actions)
    for days in _WINDOWS:
        until = live_on + dt.timedelta(days=days)
        found.append(Window(days=days, until=until, actions=tuple(one.id for one in rest if one.end <= until)))
        rest = [one for one in rest if one.end > until]
    found.append(Window(days=None, until=None, actions=tuple(one.id for one in rest)))
    return tuple(one for one in found if one.actions)


def _periods(
    actions: Sequence[Action],
    kind: Literal["week", "month"],
    first_day: Callable[[dt.date], dt.date],
    last_day: Callable[[dt.date], dt.date],
) -> tuple[Period, ...]:
    found: dict[dt.date, dict[str, list[str]]] = {}
    for action in actions:
        first = first_day(action.start)
        while first <= action.end:
            found.setdefault(first, {}).setdefault(action.role, []).append(action.id)
            first = first_day(last_day(first) + 3 * _ONE_DAY) if kind == "week" else last_day(first) + _ONE_DAY
    return tuple(
        Period(
            kind=kind,
            first=first,
            last=last_day(first),
            work={role: tuple(ids) for role, ids in sorted(work.items())},
        )
        for first, work in sorted(found.items())
    )


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _last_of_month(first: dt.date) -> dt.date:
    return (first + dt.timedelta(days=31)).replace(day=1) - _ONE_DAY
