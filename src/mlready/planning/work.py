"""Gaps -> work: what each gap takes, what it waits for, and what closing it is worth."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from mlready.model.assessment import Assessment, Finding

FIRST_TIME_FACTOR: Final = 1.5
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
    def urgency(self) -> tuple[int, float, str]:
        """What sorts first is done first: by tier, then by score gained a day."""
        return self.tier, -self.gain / self.days, self.id


def work_of(assessment: Assessment) -> dict[str, Work]:
    """Return one piece of work for every gap whose control has a remedy, by control id."""
    gaps = {
        finding.control.id: finding
        for finding in assessment.findings
        if finding.is_gap and finding.control.remedy is not None
    }
    after = {name: _prerequisites(finding, gaps) for name, finding in gaps.items()}
    first = _needed_by_blockers(gaps, after)
    total = math.fsum(finding.weight for finding in assessment.findings)
    return {
        name: _work(
            finding,
            assessment,
            after=after[name],
            gain=_PER_CENT * finding.weight * (1 - (finding.credit or 0)) / total,
            tier=0 if name in first else 1 if finding.due_before_launch else 2,
        )
        for name, finding in gaps.items()
    }


def _work(finding: Finding, assessment: Assessment, *, after: tuple[str, ...], gain: float, tier: int) -> Work:
    control = finding.control
    if control.remedy is None:
        raise ValueError(f"{control.id} has no remedy")
    first_time = assessment.answers.value("context.first_production_model") is True
    return Work(
        finding=finding,
        title=control.remedy.title,
        steps=control.remedy.steps_between(finding.level, finding.target),
        days=control.remedy.effort_days.of(assessment.playbook.audience) * (FIRST_TIME_FACTOR if first_time else 1),
        role=control.remedy.role or control.role or _DEFAULT_ROLE,
        after=after,
        gain=gain,
        tier=tier,
    )


def _prerequisites(finding: Finding, gaps: Mapping[str, Finding]) -> tuple[str, ...]:
    """Return the gaps that must close first.

    What the launch waits for does not wait for a control that stands at its minimum, or whose gap is accepted.
    """
    remedy = finding.control.remedy
    named = remedy.after if remedy else ()
    return tuple(
        name for name in named if name in gaps and (gaps[name].due_before_launch or not finding.due_before_launch)
    )


def _needed_by_blockers(gaps: Mapping[str, Finding], after: Mapping[str, tuple[str, ...]]) -> set[str]:
    needed: set[str] = set()
    waiting = [name for name, finding in gaps.items() if finding.is_blocker]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting += after[name]
    return needed
