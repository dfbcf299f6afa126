"""When is the last one closed? The pace of the last weeks, carried on, with the uncertainty of so few."""

import datetime as dt
import math
from collections.abc import Sequence
from typing import Final

from mlready.engine.pace import LEAST_DAYS, LEAST_STRETCHES, Pace, days_until, pace_of
from mlready.model.amounts import count
from mlready.model.assessment import Verdict
from mlready.model.trend import Days, Entry, Forecast, Outlook

STALE_DAYS: Final = 30
FARTHEST_DAYS: Final = 5 * 365
# Four of five cases: one in ten ends earlier, one in ten later.
CHANCES: Final = (0.1, 0.5, 0.9)
_ABOUT_WORK: Final = frozenset({Outlook.EXPECTED, Outlook.NO_PROGRESS})


def forecast(entries: Sequence[Entry], field: str, noun: str, today: dt.date) -> Forecast:
    """Return when the last of what `field` lists is closed.

    Args:
        entries: one a day, oldest first; at least one.
        field: ``blockers`` or ``gaps``.
        noun: what one of them is called.
        today: the day on which this is asked.
    """
    last = entries[-1]
    names = getattr(last, field)
    pace = pace_of(entries, field)
    outlook = _outlook(last, len(names), pace, today)
    days = _days(last, len(names), pace) if outlook is Outlook.EXPECTED else None
    if outlook is Outlook.EXPECTED and days is None:
        outlook = Outlook.NO_PROGRESS
    says = _says(outlook, days, pace, len(names), noun)
    if outlook is Outlook.STALE:
        says = f"The last entry is {(today - last.date).days} days old: record a new one to see where the pace leads."
    unknown = sum(last.levels.get(name) is None for name in names)
    if unknown and outlook in _ABOUT_WORK:
        says += f" {unknown} of them {'is' if unknown == 1 else 'are'} open because nobody has said how it stands."
    return Forecast(
        outlook=outlook,
        left=len(names),
        closed=pace.closed,
        opened=pace.opened,
        counted_days=pace.days,
        a_week=pace.a_week,
        days=days,
        says=says,
    )


def _outlook(last: Entry, left: int, pace: Pace, today: dt.date) -> Outlook:
    """Return whether there is a pace to carry on."""
    if last.verdict is Verdict.OUT_OF_SCOPE:
        return Outlook.OUT_OF_SCOPE
    if not left:
        return Outlook.DONE
    if (today - last.date).days > STALE_DAYS:
        return Outlook.STALE
    if not pace.enough:
        return Outlook.TOO_LITTLE
    return Outlook.EXPECTED if pace.net > 0 else Outlook.NO_PROGRESS


def _days(last: Entry, left: int, pace: Pace) -> Days | None:
    """Return when the last one is closed; None where that is so far off that a date would mean nothing."""
    earliest, middle, latest = (days_until(left, pace.net, pace.days, chance) for chance in CHANCES)
    if middle > FARTHEST_DAYS:
        return None
    return Days(
        earliest=_after(last, earliest),
        middle=_after(last, middle),
        latest=_after(last, latest) if latest <= FARTHEST_DAYS else None,
    )


def _after(last: Entry, days: float) -> dt.date:
    return last.date + dt.timedelta(days=math.ceil(days))


def _says(outlook: Outlook, days: Days | None, pace: Pace, left: int, noun: str) -> str:
    opened = f" and {pace.opened} opened" if pace.opened else ""
    done = f"{count(pace.closed, noun)} closed{opened} in {count(pace.days, 'day')}"
    match outlook:
        case Outlook.OUT_OF_SCOPE:
            return "The system is out of scope."
        case Outlook.DONE:
            return f"No {noun} is left."
        case Outlook.EXPECTED if days:
            until = str(days.latest) if days.latest else "more than five years from then"
            return (
                f"At this pace {_the(left, noun)} closed about {days.middle}, in four of five cases between"
                f" {days.earliest} and {until}: {done}."
            )
        case Outlook.TOO_LITTLE:
            return (
                f"Too little to tell when {_the(left, noun)} closed: it takes {LEAST_STRETCHES + 1} days recorded under"
                f" one playbook, over {LEAST_DAYS} days or more; there are {pace.stretches + 1} over {pace.days}."
            )
        case _:
            far = " within five years" if pace.net > 0 else ""
            return f"No date{far}: {done}, and {count(left, noun)} left."


def _the(left: int, noun: str) -> str:
    return f"the last {noun} is" if left == 1 else f"the {count(left, noun)} left are"
