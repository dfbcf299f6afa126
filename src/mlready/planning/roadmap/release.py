"""The earliest dates of the release: its steps, the day on which everybody has it, and when to look back."""

import datetime as dt
import math

from mlready.engine.backlog import DAYS_A_WEEK
from mlready.model.roadmap import Dated
from mlready.model.strategy import Strategy
from mlready.planning.calendar import working_day

_HOURS_A_DAY = 24


def last_day(today: dt.date, weeks: float) -> dt.date | None:
    """Return the last working day of `weeks` from `today` on; None beyond the calendar's end."""
    try:
        return working_day(today, max(0, math.ceil(round(weeks * DAYS_A_WEEK, 6)) - 1))
    except OverflowError:
        return None


def release_dates(strategy: Strategy | None, launch_on: dt.date) -> tuple[Dated, ...]:
    """Return the earliest working day for each stage of the release; None behind one of which nobody knows how long."""
    day: dt.date | None = launch_on
    found: list[Dated] = []
    steps = strategy.sequence if strategy else ()
    growing = {step.title for step in steps if step.share and step.share < 1}
    for step in steps:
        told = step.share and (step.share < 1 or step.title in growing)
        share = f"{step.share * 100:g} %" if step.share and told else None
        found.append(Dated(title=f"{step.title}, {share}" if share else step.title, on=day))
        day = None if day is None or step.bake_hours is None else _later(day, step.bake_hours)
    return tuple(found)


def live_on(strategy: Strategy | None, release: tuple[Dated, ...]) -> dt.date | None:
    """Return the earliest day on which everybody gets the new version; None where the steps do not get there."""
    steps = zip(strategy.sequence if strategy else (), release, strict=True)
    return next((dated.on for step, dated in steps if step.live and step.share == 1), None)


def review_dates(strategy: Strategy | None, live_on: dt.date) -> tuple[Dated, ...]:
    """Return when to look back, counted from the day on which the system is live."""
    reviews = strategy.reviews if strategy else ()
    return tuple(Dated(title=one.title, on=_later(live_on, one.hours)) for one in reviews)


def _later(day: dt.date, hours: float) -> dt.date | None:
    """Return the working day so many hours on; None beyond the calendar's end."""
    try:
        return working_day(day + dt.timedelta(days=math.floor(hours / _HOURS_A_DAY)), 0)
    except OverflowError:
        return None
