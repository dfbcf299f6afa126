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
    """One gap as a piece of work, not yet scheduled. `tier` is 0 for blockers and what they need, 1 for what else the
    launch waits for, 2 for the rest."""

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
    factor = FIRST_TIME_FACTOR if assessment.answers.value("context.first_production_model") is True else 1
    return {
        name: _work(finding, after[name], assessment, factor, total, in_first_tier=name in first)
        for name, finding in gaps.items()
    }


def _work(
    finding: Finding, after: tuple[str, ...], assessment: Assessment, factor: float, total: float, *, in_first_tier: bool
) -> Work:
    control = finding.control
    if control.remedy is None:
        raise ValueError(f"{control.id} has no remedy")
    return Work(
        finding=finding,
        title=control.remedy.title,
        steps=control.remedy.steps,
        days=control.remedy.effort_days.of(assessment.playbook.audience) * factor,
        role=control.remedy.role or control.role or _DEFAULT_ROLE,
        after=after,
        gain=_PER_CENT * finding.weight * (1 - (finding.credit or 0)) / total,
        tier=0 if in_first_tier else 1 if finding.short else 2,
    )


def _prerequisites(finding: Finding, gaps: Mapping[str, Finding]) -> tuple[str, ...]:
    """Return the gaps that must close first.

    What the launch waits for does not wait for a control that already stands at its minimum.
    """
    remedy = finding.control.remedy
    named = remedy.after if remedy else ()
    return tuple(name for name in named if name in gaps and (gaps[name].short or not finding.short))


def _needed_by_blockers(gaps: Mapping[str, Finding], after: Mapping[str, tuple[str, ...]]) -> set[str]:
    needed: set[str] = set()
    waiting = [name for name, finding in gaps.items() if finding.is_blocker]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting += after[name]
    return needed
