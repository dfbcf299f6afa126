"""Gaps -> work: what each gap takes, what it waits for, and what closing it is worth."""

import math
from dataclasses import dataclass
from typing import Final

from mlready.engine.backlog import Backlog
from mlready.model.assessment import Assessment, Finding, Outcome

_DEFAULT_ROLE: Final = "product-owner"
_PER_CENT: Final = 100


@dataclass(frozen=True, slots=True)
class Work:
    """One gap as a piece of work, not yet scheduled.

    `tier` is 0 for blockers and what they need, 1 for what else the launch waits for, 2 for the rest.
    """

    finding: Finding
    title: str
    steps: tuple[str, ...]
    days: float
    role: str
    after: tuple[str, ...]
    gain: float
    tier: int

    @property
    def id(self) -> str:
        """The id of the control that the work closes."""
        return self.finding.control.id

    @property
    def unknown(self) -> bool:
        """Whether nobody has said how far this is, so that it may be done already."""
        return self.finding.outcome is Outcome.UNKNOWN

    @property
    def urgency(self) -> tuple[int, float, str]:
        """What sorts first is done first: by tier, then by score gained a day."""
        return self.tier, -self.gain / self.days, self.id


def work_of(assessment: Assessment) -> dict[str, Work]:
    """Return one piece of work for every gap whose control has a remedy, by control id."""
    backlog = Backlog.of(assessment.findings, assessment.playbook.audience, assessment.answers)
    first = backlog.for_blockers
    total = math.fsum(finding.weight for finding in assessment.findings)
    return {
        name: _work(
            finding,
            days=backlog.days[name],
            after=backlog.after[name],
            gain=_PER_CENT * finding.weight * (1 - (finding.credit or 0)) / total,
            tier=0 if name in first else 1 if finding.due_before_launch else 2,
        )
        for name, finding in backlog.gaps.items()
    }


def _work(finding: Finding, *, days: float, after: tuple[str, ...], gain: float, tier: int) -> Work:
    control = finding.control
    if control.remedy is None:
        raise ValueError(f"{control.id} has no remedy")
    return Work(
        finding=finding,
        title=control.remedy.title,
        steps=control.remedy.steps_between(finding.level, finding.target),
        days=days,
        role=control.remedy.role or control.role or _DEFAULT_ROLE,
        after=after,
        gain=gain,
        tier=tier,
    )
