"""Findings -> verdict: what forbids the launch, and what it is subject to."""

from collections.abc import Iterable, Iterator, Sequence

from mlready.model.assessment import (
    Condition,
    ConditionKind,
    Finding,
    Inconsistency,
    Outcome,
    Standing,
    Verdict,
    WaiverState,
)


def verdict(findings: Iterable[Standing], conditions: Sequence[Condition]) -> Verdict:
    """Return whether the system may go live; one blocker outweighs every score."""
    if any(finding.is_blocker for finding in findings):
        return Verdict.NOT_READY
    return Verdict.CONDITIONS if conditions else Verdict.READY


def conditions(findings: Iterable[Finding], contradictions: Iterable[Inconsistency]) -> tuple[Condition, ...]:
    """Return every reason, blockers apart, why the system is not simply ready. An optional control never gives one."""
    counting = [finding for finding in findings if not finding.optional]
    blocking = {finding.control.id for finding in counting if finding.blocks and finding.applies}
    touching = (
        Condition(kind=ConditionKind.INCONSISTENCY, ids=one.ids, says=one.says)
        for one in contradictions
        if blocking.intersection(one.ids)
    )
    return (*(condition for finding in counting for condition in _of(finding)), *touching)


def _of(finding: Finding) -> Iterator[Condition]:
    ids = (finding.control.id,)
    if finding.short and not finding.is_blocker:
        if finding.waiver and finding.waiver.state is WaiverState.LIVE:
            accepted = finding.waiver.waiver
            says = f"{accepted.owner} accepts this gap until {accepted.until}: {accepted.reason}"
            yield Condition(kind=ConditionKind.WAIVER, ids=ids, says=says)
        elif finding.outcome is Outcome.UNKNOWN:
            yield Condition(kind=ConditionKind.UNKNOWN, ids=ids, says="nobody has said how far this is")
        else:
            says = f"level {finding.level}, needs {finding.minimum}"
            yield Condition(kind=ConditionKind.BELOW_MINIMUM, ids=ids, says=says)
    if not finding.blocks:
        return
    if finding.conflict and finding.conflict.open:
        says = f"the answer says level {finding.conflict.answered}, the files show level {finding.conflict.detected}"
        yield Condition(kind=ConditionKind.CONFLICT, ids=ids, says=says)
    if finding.stale:
        yield Condition(kind=ConditionKind.STALE, ids=ids, says=finding.stale)
    if finding.outcome is Outcome.NOT_APPLICABLE and not finding.unasked:
        says = f"a blocking control is said not to apply: {finding.not_applicable}"
        yield Condition(kind=ConditionKind.NOT_APPLICABLE, ids=ids, says=says)
