"""What the person wants to be asked in one sitting, and what of it is settled already."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from mlready.model.answers import CONFIRMED
from mlready.model.assessment import Assessment
from mlready.store.answers import Entry


@dataclass(frozen=True, slots=True)
class Scope:
    """What one sitting asks: everything open, unless told otherwise."""

    quick: bool = False
    role: str | None = None
    only: tuple[str, ...] = ()
    older_than: dt.timedelta | None = None


def closed_ids(entries: Mapping[str, Entry], assessment: Assessment, scope: Scope) -> frozenset[str]:
    """Return the ids that need not be asked: somebody spoke, lately enough, and did not leave it to somebody else."""
    return frozenset(name for name, entry in entries.items() if _is_closed(name, entry, assessment, scope))


def _is_closed(name: str, entry: Entry, assessment: Assessment, scope: Scope) -> bool:
    if name in scope.only or not _says_something(entry):
        return False
    if entry.unknown and scope.role is not None and entry.by != scope.role:
        return False
    if scope.older_than is not None and entry.date is not None and assessment.today - entry.date >= scope.older_than:
        return False
    finding = assessment.finding(name)
    return finding is None or finding.stale is None


def _says_something(entry: Entry) -> bool:
    said = entry.value is not None or entry.level is not None or entry.not_applicable is not None
    return said or entry.unknown or entry.note == CONFIRMED
