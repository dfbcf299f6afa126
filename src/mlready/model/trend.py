"""How a system came along: what was recorded of it day by day, and where its pace leads.

``Trend`` is what the terminal, Markdown, JSON and the HTML report draw. Its fields:

``entries``
    One ``Entry`` a day, oldest first: of a day with several the last. A sparkline draws ``entry.score.score`` (None
    where the system was out of scope; never show it without ``entry.score.coverage``), a burn-down
    ``len(entry.blockers)`` and ``len(entry.gaps)``, over ``entry.date``.
``steps``
    What changed from each entry to the next, so ``steps[i]`` leads from ``entries[i]`` to ``entries[i + 1]``.
``recorded``
    How many entries there are in all, several of one day counted each.
``blockers``, ``gaps``
    One ``Forecast`` each: when the last blocker, and when the last gap below its minimum, is closed at the actual pace.
    ``says`` is a whole sentence in plain words, also where there is too little to go by; ``days`` is None then.
"""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from mlready.model.answers import Date
from mlready.model.assessment import Score, Verdict
from mlready.model.base import Frozen, Id, Level, Line
from mlready.model.snapshot import PlaybookName


class Entry(Frozen):
    """How a system stood on one day, as its history keeps it.

    ``gaps`` are the controls below their minimum or unknown that nobody has accepted, ``blockers`` those of them that
    forbid the launch. ``levels`` holds every control that applies: None where it is unknown.
    """

    date: Date
    system: Line
    answers: Line
    verdict: Verdict
    score: Score
    blockers: tuple[Id, ...] = ()
    gaps: tuple[Id, ...] = ()
    levels: dict[str, Level | None] = Field(default_factory=dict)
    playbook: PlaybookName
    tool: str
    commit: str | None = None


class EntryChange(Frozen):
    """What changed between two entries; ids are those of controls.

    ``same_playbook`` is False where another playbook judged, so that what opened or closed may be its doing.
    """

    same_playbook: bool
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    better: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    became_known: tuple[str, ...] = ()
    became_unknown: tuple[str, ...] = ()


class Outlook(StrEnum):
    """Whether the pace says when the last one is closed, and if not, why."""

    DONE = "done"
    EXPECTED = "expected"
    NO_PROGRESS = "no-progress"
    TOO_LITTLE = "too-little"
    STALE = "stale"
    OUT_OF_SCOPE = "out-of-scope"


class Days(Frozen):
    """A day that is as likely too late as too early, and the days that four of five such forecasts fall between.

    ``latest`` is None where it is so far off that a date would mean nothing.
    """

    earliest: dt.date
    middle: dt.date
    latest: dt.date | None


class Forecast(Frozen):
    """When the last of ``left`` is closed, at the pace of the counted days.

    Over ``counted_days`` days ``closed`` were closed and ``opened`` opened; ``a_week`` is their difference, a week.
    """

    outlook: Outlook
    left: Annotated[int, Field(ge=0)]
    closed: int
    opened: int
    counted_days: int
    a_week: float | None = None
    days: Days | None = None
    says: Line


class Trend(Frozen):
    """Everything that a history tells of one system; see the top of this module."""

    entries: tuple[Entry, ...] = Field(min_length=1)
    steps: tuple[EntryChange, ...]
    recorded: int
    blockers: Forecast
    gaps: Forecast

    @property
    def last(self) -> Entry:
        """How the system stood when it was last recorded."""
        return self.entries[-1]
