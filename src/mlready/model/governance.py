"""The governance chapter of the plan: who answers for what, what must be signed, what can go wrong."""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from mlready.model.base import Frozen
from mlready.model.risks import Grade
from mlready.model.when import Scalar


class Seat(Frozen):
    """One person or post that is there, with the roles that it takes together."""

    id: str
    title: str
    roles: tuple[str, ...]
    note: str | None


class Duty(Frozen):
    """Something that is done for the launch: one seat answers for it, others do it, are asked, or are told."""

    id: str
    title: str
    accountable: str
    responsible: tuple[str, ...]
    consulted: tuple[str, ...]
    informed: tuple[str, ...]


GateState = Literal["done", "accepted", "by-hand", "condition", "open"]


class GateStanding(Frozen):
    """One line that somebody signs before the launch.

    `open` stops the launch; a `condition` may be accepted by the signature; `accepted` was, by a waiver; what is to be
    looked at ``by-hand`` no answer shows; else it is `done`. `missing` are controls below their minimum, `unanswered`
    those that nobody has answered.
    """

    id: str
    kind: Literal["gate", "release", "checklist", "condition"]
    says: str
    state: GateState
    role: str
    seat: str | None
    missing: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    remark: str | None = None


class CheckStanding(Frozen):
    """One line of a checklist: so, not so, not answered, or to be looked at by hand as no control asks it."""

    id: str
    says: str
    must: bool
    state: Literal["done", "open", "unknown", "by-hand"]
    control: str | None
    level: int | None


class CheckListStanding(Frozen):
    """One role's checklist."""

    id: str
    title: str
    role: str
    seat: str | None
    checks: tuple[CheckStanding, ...]

    @cached_property
    def must_open(self) -> tuple[CheckStanding, ...]:
        """The lines to be settled, or accepted by signature, before anything is published."""
        return tuple(one for one in self.checks if one.must and one.state != "done")


class Contradiction(Frozen):
    """Answers that cannot all be true, what was answered, and the roles that know which of them is."""

    ids: tuple[str, ...]
    says: str
    answers: Mapping[str, Scalar]
    roles: tuple[str, ...]


class Residual(Frozen):
    """The part of a risk that somebody has accepted for a while."""

    control: str
    owner: str
    until: str
    reason: str


class RiskReason(Frozen):
    """One control that holds a risk down, and how it stands; `claimed` is an answer above what the files show."""

    control: str
    level: int | None
    minimum: int
    state: Literal["shown", "short", "unknown"]
    claimed: int | None = None
    evidence: tuple[str, ...] = ()


class Risk(Frozen):
    """One risk of this system.

    ``likelihood`` is None where nobody has answered what decides it. `mitigations` are ids of actions of the plan.
    ``impact_assumed`` is true where nobody has said what an error costs.
    """

    id: str
    title: str
    says: str
    likelihood: Grade | None
    impact: Grade
    impact_assumed: bool
    answers: Mapping[str, Scalar]
    reasons: tuple[RiskReason, ...]
    mitigations: tuple[str, ...]
    residual: tuple[Residual, ...]
    role: str
    seat: str | None

    @property
    def severity(self) -> int:
        """Likelihood times impact, each counted from 1; 0 where nobody can tell."""
        return self.likelihood.rank * self.impact.rank if self.likelihood else 0


class Governance(Frozen):
    """Everything of the chapter; risks stand by severity, the gravest first.

    ``undecided`` are the questions that decide whether further risks are there.
    """

    seats: tuple[Seat, ...]
    duties: tuple[Duty, ...]
    gates: tuple[GateStanding, ...]
    checklists: tuple[CheckListStanding, ...]
    contradictions: tuple[Contradiction, ...]
    risks: tuple[Risk, ...]
    undecided: tuple[str, ...]

    @property
    def grave(self) -> tuple[Risk, ...]:
        """The risks that are known to be more than unlikely."""
        return tuple(risk for risk in self.risks if risk.likelihood and risk.likelihood is not Grade.LOW)

    @property
    def ungraded(self) -> tuple[Risk, ...]:
        """The risks whose likelihood nobody can tell."""
        return tuple(risk for risk in self.risks if risk.likelihood is None)

    @property
    def held_down(self) -> tuple[Risk, ...]:
        """The risks that what is in place keeps unlikely."""
        return tuple(risk for risk in self.risks if risk.likelihood is Grade.LOW)

    def gates_in(self, *states: str) -> tuple[GateStanding, ...]:
        """Return the gates in these states, in order."""
        return tuple(gate for gate in self.gates if gate.state in states)
