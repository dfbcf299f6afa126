"""The roadmap of a plan: what decides the date, who does what when, what gives where there is too little time."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from mlready.model.base import Frozen

Wait = Literal["start", "work", "people"]
"""What an action begins after: nothing, work that it needs, or work that keeps the people busy."""


class CriticalAction(Frozen):
    """One action of the critical path, by its control `id`.

    It begins when ``waits_for`` ends: because it needs that (`work`), or because nobody is free before (`people`).
    `days` are the working days from its start to its end, longer than its effort where nobody is full time.
    """

    id: str
    days: float
    waits_for: str | None
    because: Wait


class TeamSize(Frozen):
    """How many weeks everything before the launch takes with so many people."""

    people: int
    weeks: float


class Period(Frozen):
    """A week or a month, and the actions that are worked on in it, by role."""

    kind: Literal["week", "month"]
    first: dt.date
    last: dt.date
    work: Mapping[str, tuple[str, ...]]


class Dated(Frozen):
    """A step of the release or a look back after it, and the earliest day for it; None where nobody can tell yet."""

    title: str
    on: dt.date | None


class Window(Frozen):
    """The actions that are to be done within so many `days` after the launch, by `until`; both None for all later."""

    days: int | None
    until: dt.date | None
    actions: tuple[str, ...]


class PutOff(Frozen):
    """An action that the launch would no longer wait for; until it is done instead, somebody accepts the gap."""

    id: str
    until: dt.date


class SmallerLaunch(Frozen):
    """The launch in time: what is left out of it, and when it is ready then. Blockers and what they need stay in."""

    left_out: tuple[PutOff, ...]
    weeks_needed: float
    ready_on: dt.date


class TimeShortfall(Frozen):
    """The work takes longer than there is time: by how much, and what gives.

    ``smaller_launch`` is None where the blockers alone take longer; ``people_for_blockers`` is then the smallest team
    that has at least these done in time. `people` is that for everything. Each is None where no team is large enough.
    ``fits_if_unknown_done`` says whether there is time enough if all that nobody has answered turns out done.
    """

    weeks_over: float
    smaller_launch: SmallerLaunch | None
    people: int | None
    people_for_blockers: int | None
    fits_if_unknown_done: bool


class Roadmap(Frozen):
    """The way to the launch and the first months after it.

    The launch begins on ``launch_on``, the first step of the release; ``live_on`` is the earliest day on which
    everybody gets the new version, None where the release does not get there or nobody can tell when. Windows and
    reviews count from ``live_on``, else from ``launch_on``. ``longest_chain`` are the actions that wait for each other
    and take longest, so that no team of full-time people is faster than ``weeks_at_best``. `load` are the person-days
    before the launch of each role.
    """

    begins: dt.date
    launch_on: dt.date
    wanted_on: dt.date | None
    live_on: dt.date | None
    critical_path: tuple[CriticalAction, ...]
    critical_days: float
    longest_chain: tuple[str, ...]
    weeks_at_best: float
    larger_teams: tuple[TeamSize, ...]
    load: Mapping[str, float]
    shortfall: TimeShortfall | None
    before: tuple[Period, ...]
    release: tuple[Dated, ...]
    reviews: tuple[Dated, ...]
    windows: tuple[Window, ...]
    after: tuple[Period, ...]

    @property
    def waits_for_people(self) -> int:
        """How many actions of the critical path wait for somebody to be free."""
        return sum(one.because == "people" for one in self.critical_path)
