"""How a system stands against a law, a standard or a list of risks: what there is that bears on each item of it."""

import datetime as dt
from enum import StrEnum
from functools import cached_property
from typing import Literal

from mlready.model.base import Frozen
from mlready.model.evidence import Evidence


class ItemStatus(StrEnum):
    """How much there is that bears on one item. None of these says that anybody complies."""

    SHOWN = "shown"
    PARTLY = "partly"
    GAP = "gap"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class SignStanding(Frozen):
    """One control or practice that bears on an item: there, short of what is needed, or nobody knows."""

    id: str
    kind: Literal["control", "practice"]
    state: Literal["shown", "short", "unknown"]
    level: int | None = None
    needs: int | None = None
    evidence: tuple[Evidence, ...] = ()


class DateStanding(Frozen):
    """The day from which something applies, and whether it has come."""

    since: dt.date
    says: str | None
    begun: bool


class ItemStanding(Frozen):
    """One item. `reason` says why it does not apply or is unknown, `missing` which questions decide that.

    `unasked` is the part of it that nothing here asks about.
    """

    id: str
    title: str
    formerly: str | None
    group: str | None
    status: ItemStatus
    signs: tuple[SignStanding, ...]
    unasked: str | None
    reason: str | None
    missing: tuple[str, ...]
    dates: tuple[DateStanding, ...]
    note: str | None


class ClassStanding(Frozen):
    """What the answers settle about the system as a whole; `missing` are the questions that leave it open."""

    id: str
    title: str
    says: str
    missing: tuple[str, ...]
    dates: tuple[DateStanding, ...]


class GroupStanding(Frozen):
    """Items that apply from the same days, by the title that they share."""

    id: str
    title: str
    dates: tuple[DateStanding, ...]


class StandardStanding(Frozen):
    """One law, standard or list. It `applies`, does not for `reason`, or nobody knows.

    ``in_plan`` is False where a plan for such a team does not go into it.
    """

    id: str
    title: str
    edition: str
    checked_on: dt.date
    about: str
    applies: bool | None
    reason: str | None
    missing: tuple[str, ...]
    in_plan: bool
    classes: tuple[ClassStanding, ...]
    groups: tuple[GroupStanding, ...]
    items: tuple[ItemStanding, ...]

    @cached_property
    def counts(self) -> dict[ItemStatus, int]:
        """How many items have each status; together they are all items."""
        return {status: sum(item.status is status for item in self.items) for status in ItemStatus}

    def dates_of(self, group: str | None) -> tuple[DateStanding, ...]:
        """Return the days of a group; none where there is no such group."""
        return next((one.dates for one in self.groups if one.id == group), ())

    def having(self, *statuses: str) -> tuple[ItemStanding, ...]:
        """Return the items of these statuses, in order."""
        return tuple(item for item in self.items if item.status in statuses)
