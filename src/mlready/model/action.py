"""What is to be done about the gaps, and whether there is time for it."""

import datetime as dt
from typing import Literal

from mlready.model.base import Frozen

Phase = Literal["before-launch", "after-launch"]


class Action(Frozen):
    """One piece of one person's work. Its id is that of the control whose gap it closes.

    Where the gap is `unknown`, it may turn out that nothing is to be done.
    ``effort_days`` are working days of one person; `start` and `end` are its first and last day, both included.
    ``score_gain`` is in points of the overall score.
    """

    id: str
    title: str
    steps: tuple[str, ...]
    closes: tuple[str, ...]
    effort_days: float
    role: str
    after: tuple[str, ...]
    start: dt.date
    end: dt.date
    phase: Phase
    blocker: bool
    unknown: bool
    score_gain: float


class Schedule(Frozen):
    """Whether the work before launch fits the time there is.

    ``weeks_needed`` covers everything below its minimum, ``weeks_if_unknown_done`` the same if all that nobody has
    answered turns out done, ``weeks_for_blockers`` only the blockers and what they need.
    ``people_needed`` is the smallest team for which it fits; None where it fits already, where no team is large enough,
    or where no time was given.
    """

    people: int
    people_assumed: bool
    weeks_needed: float
    weeks_if_unknown_done: float
    weeks_for_blockers: float
    weeks_available: float | None
    fits: bool | None
    people_needed: int | None
    ready_on: dt.date
