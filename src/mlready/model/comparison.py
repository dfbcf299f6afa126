"""What changed between two assessments of a system, the playbook's part told apart from the system's own."""

import datetime as dt
from enum import StrEnum
from typing import Final

from mlready.model.base import Frozen
from mlready.model.evidence import Status
from mlready.model.snapshot import ControlStanding, Snapshot


class Movement(StrEnum):
    """What happened to one control."""

    BETTER = "better"
    WORSE = "worse"
    KNOWN = "newly-known"
    UNKNOWN = "newly-unknown"
    APPLIES = "applies-now"
    APPLIES_NOT = "no-longer-applies"
    HIGHER_BAR = "higher-bar"
    LOWER_BAR = "lower-bar"


class ControlChange(Frozen):
    """How one control stood under the new playbook then, and stands now."""

    movement: Movement
    then: ControlStanding
    now: ControlStanding

    @property
    def id(self) -> str:
        """The control."""
        return self.now.id

    @property
    def opens_gap(self) -> bool:
        """Whether the launch waits for the control now, and did not then."""
        return self.now.due_before_launch and not self.then.due_before_launch

    @property
    def closes_gap(self) -> bool:
        """Whether the launch waited for the control then, and does not now."""
        return self.then.due_before_launch and not self.now.due_before_launch


class PlaybookChange(Frozen):
    """One thing that the new playbook asks otherwise."""

    id: str
    says: str


class WaiverEvent(StrEnum):
    """What happened to the waiver of one control."""

    NEW = "new"
    EXPIRED = "expired"
    GONE = "gone"
    PROLONGED = "prolonged"
    SHORTENED = "shortened"


class WaiverChange(Frozen):
    """The waiver of one control, and what happened to it."""

    control: str
    event: WaiverEvent
    owner: str
    until: dt.date
    reason: str


class PracticeChange(Frozen):
    """How the files showed a practice then, and now."""

    id: str
    then: Status
    now: Status

    @property
    def gained(self) -> bool:
        """Whether the files show more of it now."""
        return _SHOWN[self.now] > _SHOWN[self.then]

    @property
    def lost(self) -> bool:
        """Whether the files show less of it now."""
        return _SHOWN[self.now] < _SHOWN[self.then]


_SHOWN: Final = {Status.NOT_APPLICABLE: 0, Status.MISSING: 0, Status.PARTIAL: 1, Status.FOUND: 2}


class Worsening(Frozen):
    """One thing that got worse: a control, or where `control` is None the verdict."""

    control: str | None
    says: str

    def __str__(self) -> str:
        """Return what it is, and how it got worse."""
        return f"{self.control or 'verdict'}: {self.says}"


class Comparison(Frozen):
    """Two assessments, and what lies between them.

    ``between`` is the old system as the new playbook judges it: from ``old`` to it is the playbook's doing, from it to
    ``new`` the system's. ``exact`` is False where it had to be worked out from the levels of a saved document.
    ``worse`` is what got worse in the system; it is empty where nothing did.
    """

    old: Snapshot
    between: Snapshot
    new: Snapshot
    exact: bool
    playbook_changes: tuple[PlaybookChange, ...]
    controls: tuple[ControlChange, ...]
    blockers_opened: tuple[str, ...]
    blockers_closed: tuple[str, ...]
    blockers_added: tuple[str, ...]
    blockers_dropped: tuple[str, ...]
    waivers: tuple[WaiverChange, ...]
    practices: tuple[PracticeChange, ...] | None
    conflicts_opened: tuple[str, ...]
    conflicts_settled: tuple[str, ...]
    worse: tuple[Worsening, ...]

    @property
    def same_playbook(self) -> bool:
        """Whether both were judged by one playbook, word for word."""
        return self.old.playbook.digest == self.new.playbook.digest

    def moved(self, *movements: Movement) -> tuple[ControlChange, ...]:
        """Return the controls that moved in one of these ways, in the playbook's order."""
        return tuple(one for one in self.controls if one.movement in movements)
