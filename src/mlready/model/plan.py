"""The deployment plan: what to do about every gap, in which order, by whom, and when it is done."""

import datetime as dt
from functools import cached_property
from typing import Literal

from mlready.model.assessment import Assessment, Finding
from mlready.model.base import Frozen
from mlready.model.capacity import Sizing
from mlready.model.strategy import Strategy

When = Literal["before-launch", "after-launch"]


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
    phase: When
    blocker: bool
    unknown: bool
    score_gain: float


class Schedule(Frozen):
    """Whether the work before launch fits the time there is.

    ``weeks_needed`` covers everything below its minimum, ``weeks_for_blockers`` only the blockers and what they need.
    ``people_needed`` is the smallest team for which it fits; None where it fits already, where no team is large enough,
    or where no time was given.
    """

    people: int
    people_assumed: bool
    weeks_needed: float
    weeks_for_blockers: float
    weeks_available: float | None
    fits: bool | None
    people_needed: int | None
    ready_on: dt.date


class Plan(Frozen):
    """An assessment, and the way from there into production. A system out of scope has nothing but its assessment."""

    assessment: Assessment
    actions: tuple[Action, ...] | None
    schedule: Schedule | None
    sizing: Sizing | None = None
    strategy: Strategy | None = None

    @cached_property
    def before_launch(self) -> tuple[Action, ...]:
        """The actions that the launch waits for, in order."""
        return tuple(action for action in self.actions or () if action.phase == "before-launch")

    @cached_property
    def after_launch(self) -> tuple[Action, ...]:
        """The actions that may follow the launch, in order."""
        return tuple(action for action in self.actions or () if action.phase == "after-launch")

    def action(self, control_id: str) -> Action | None:
        """Return the action that closes the gap of `control_id`, or None."""
        return next((action for action in self.actions or () if action.id == control_id), None)

    @property
    def open_questions(self) -> tuple[Finding, ...]:
        """The findings that nobody has answered and no file shows."""
        return tuple(finding for finding in self.assessment.findings if finding.outcome == "unknown")
