"""Findings -> verdict: what forbids the launch, and what it is subject to."""

from collections.abc import Iterable, Iterator, Sequence

from mlready.model.assessment import Condition, Finding, Inconsistency, Outcome, Standing, Verdict, WaiverState


def verdict(findings: Iterable[Standing], conditions: Sequence[Condition]) -> Verdict:
    """Return whether the system may go live; one blocker outweighs every score."""
    if any(finding.is_blocker for finding in findings):
        return Verdict.NOT_READY
    return Verdict.CONDITIONS if conditions else Verdict.READY


def conditions(findings: Iterable[Finding], contradictions: Iterable[Inconsistency]) -> tuple[Condition, ...]:
    """Return every reason, blockers apart, why the system is not simply ready. An optional control never gives one."""
    known = [finding for finding in findings if not finding.optional]
    blocking = {finding.control.id for finding in known if finding.blocks and finding.applies}
    touching = (
        Condition(kind="inconsistency", ids=one.ids, says=one.says)
        for one in contradictions
        if blocking.intersection(one.ids)
    )
    return (*(condition for finding in known for condition in _of(finding)), *touching)


def _of(finding: Finding) -> Iterator[Condition]:
    ids = (finding.control.id,)
    if finding.short and not finding.is_blocker:
        if finding.waiver and finding.waiver.state is WaiverState.LIVE:
            accepted = finding.waiver.waiver
            says = f"{accepted.owner} accepts this gap until {accepted.until}: {accepted.reason}"
            yield Condition(kind="waiver", ids=ids, says=says)
        elif finding.outcome is Outcome.UNKNOWN:
            yield Condition(kind="unknown", ids=ids, says="nobody has said how far this is")
        else:
            yield Condition(kind="below-minimum", ids=ids, says=f"level {finding.level}, needs {finding.minimum}")
    if not finding.blocks:
        return
    if finding.conflict and finding.conflict.open:
        says = f"the answer says level {finding.conflict.answered}, the files show level {finding.conflict.detected}"
        yield Condition(kind="conflict", ids=ids, says=says)
    if finding.stale:
        yield Condition(kind="stale", ids=ids, says=finding.stale)
    if finding.outcome is Outcome.NOT_APPLICABLE and not finding.unasked:
        says = f"a blocking control is said not to apply: {finding.not_applicable}"
        yield Condition(kind="not-applicable", ids=ids, says=says)
