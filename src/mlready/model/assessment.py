"""How a system stands: one finding a control, and the scores, blockers and verdict that follow from them."""

import datetime as dt
from enum import StrEnum
from functools import cached_property

from pydantic import Field

from mlready.model.answers import Answer, Answers, Waiver
from mlready.model.base import Frozen, Made
from mlready.model.evidence import NOT_SCANNED, Evidence, Scan
from mlready.model.playbook import Choice, Control, Playbook


class Outcome(StrEnum):
    """How one control stands. Unknown is not unmet."""

    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


def falls_short(outcome: Outcome, minimum: int) -> bool:
    """Return whether a control must come further before launch: below its minimum, or unknown; never an optional one.

    >>> falls_short(Outcome.UNKNOWN, 2), falls_short(Outcome.UNKNOWN, 0)
    (True, False)
    """
    return minimum > 0 and outcome in {Outcome.UNMET, Outcome.UNKNOWN}


class Source(StrEnum):
    """Where the level of a finding comes from."""

    ANSWER = "answer"
    REPOSITORY = "repository"


class Verdict(StrEnum):
    """Whether the system may go live."""

    READY = "ready"
    CONDITIONS = "ready-with-conditions"
    NOT_READY = "not-ready"
    OUT_OF_SCOPE = "out-of-scope"


class Conflict(Frozen):
    """An answer and the repository disagree. It is open where the answer claims more than the files show."""

    answered: int
    detected: int
    open: bool


class WaiverState(StrEnum):
    """What a waiver does today."""

    LIVE = "live"
    NEEDLESS = "needless"
    EXPIRED = "expired"


class WaiverStanding(Frozen):
    """A waiver, and what it does today."""

    waiver: Waiver
    state: WaiverState


class Standing(Frozen):
    """How one control stands against its bar in one system.

    ``weight`` is the weight in the sums: 0 for an optional control that has not reached its target. ``credit`` is 0..1,
    None where the control does not apply.
    """

    outcome: Outcome
    level: int | None = None
    minimum: int
    target: int
    raised: bool = False
    blocks: bool = False
    weight: float
    credit: float | None = None
    source: Source | None = None
    detected: int | None = None
    conflict: Conflict | None = None
    not_applicable: str | None = None
    stale: str | None = None
    waiver: WaiverStanding | None = None

    @property
    def applies(self) -> bool:
        """Whether the control is in the sums at all."""
        return self.outcome is not Outcome.NOT_APPLICABLE

    @property
    def optional(self) -> bool:
        """Whether the control may be left open."""
        return self.minimum == 0

    @property
    def short(self) -> bool:
        """Whether the control must come further before launch: below its minimum, or unknown."""
        return falls_short(self.outcome, self.minimum)

    @property
    def waived(self) -> bool:
        """Whether a live waiver covers the gap."""
        return self.waiver is not None and self.waiver.state is WaiverState.LIVE

    @property
    def due_before_launch(self) -> bool:
        """Whether the launch waits for this control: it falls short, and nobody has accepted that."""
        return self.short and not self.waived

    @property
    def is_blocker(self) -> bool:
        """Whether the system may not go live because of this control."""
        return self.blocks and self.due_before_launch

    @property
    def is_gap(self) -> bool:
        """Whether the plan must say what to do about it."""
        return self.short or (self.outcome is Outcome.PARTIAL and not self.optional)


class Finding(Standing):
    """How one control stands in one system, and why we say so."""

    control: Made[Control]
    evidence: Made[tuple[Evidence, ...]] = ()
    answer: Made[Answer | None] = None
    unasked: bool = False

    @property
    def choice(self) -> Choice | None:
        """What the level reached looks like, in the playbook's words."""
        return None if self.level is None else self.control.choice(self.level)


class Score(Frozen):
    """How far a set of findings has come, in per cent, and how much of it is known. None where nothing applies."""

    score: float | None
    potential: float | None
    coverage: float | None

    @property
    def rounded(self) -> "Score":
        """The score as documents give it, with one decimal."""
        return Score(**{name: None if value is None else round(value, 1) for name, value in self})


class ConditionKind(StrEnum):
    """What kind of reason keeps a system from being simply ready."""

    BELOW_MINIMUM = "below-minimum"
    UNKNOWN = "unknown"
    WAIVER = "waiver"
    CONFLICT = "conflict"
    STALE = "stale"
    NOT_APPLICABLE = "not-applicable"
    INCONSISTENCY = "inconsistency"

    @property
    def is_shortfall(self) -> bool:
        """Whether a control falls short of its bar; the other kinds hold whatever the bar is."""
        return self in {ConditionKind.BELOW_MINIMUM, ConditionKind.UNKNOWN, ConditionKind.WAIVER}


class Condition(Frozen):
    """One reason why ``ready`` is only ``ready-with-conditions``."""

    kind: ConditionKind
    ids: tuple[str, ...]
    says: str


class Inconsistency(Frozen):
    """Answers that cannot all be true."""

    ids: tuple[str, ...]
    says: str


class OpenStatement(Frozen):
    """One statement of a maturity ladder that does not hold yet; `known` is False where nobody has said."""

    id: str
    says: str
    known: bool


class Rung(Frozen):
    """One level of a maturity ladder."""

    level: int
    title: str


class Ladder(Frozen):
    """How far a system has climbed one maturity ladder, and what the next rung still needs."""

    title: str
    level: int
    level_title: str
    next: Rung | None
    missing: tuple[OpenStatement, ...]


class Interval(Frozen):
    """From what is known now, to what it would be if everything unknown were done."""

    low: float
    high: float


class TestScore(Frozen):
    """The ML Test Score: the least of its four section sums, each 0..7."""

    title: str
    score: Interval
    sections: dict[str, Interval]
    limiting: str
    says: str


class Assessment(Frozen):
    """Everything that one answers file and one look at the repositories say about one system."""

    playbook: Made[Playbook]
    answers: Made[Answers]
    today: dt.date
    scan: Made[Scan] = NOT_SCANNED
    verdict: Verdict
    findings: Made[tuple[Finding, ...]] = ()
    overall: Score = Score(score=None, potential=None, coverage=None)
    phases: dict[str, Score] = Field(default_factory=dict)
    areas: dict[str, Score] = Field(default_factory=dict)
    conditions: tuple[Condition, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    maturity: Made[dict[str, Ladder | TestScore]] = Field(default_factory=dict)

    @property
    def commit(self) -> str | None:
        """The commit of the first repository, where one was looked at."""
        return self.scan.commit

    @property
    def scanned(self) -> bool:
        """Whether any repository was looked into, so that what it does not show counts as not there."""
        return self.scan.practices is not None

    @cached_property
    def blockers(self) -> tuple[Finding, ...]:
        """The findings that forbid the launch, in the playbook's order."""
        return tuple(finding for finding in self.findings if finding.is_blocker)

    def finding(self, control_id: str) -> Finding | None:
        """Return how `control_id` stands, or None where the assessment has no such control."""
        return next((finding for finding in self.findings if finding.control.id == control_id), None)
