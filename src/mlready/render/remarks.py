"""What is worth knowing beside the verdict: accepted gaps, contradictions, and how others would rate it."""

from collections.abc import Iterator
from typing import Final

from mlready.model.amounts import count, number
from mlready.model.assessment import Assessment, ConditionKind, Ladder, Verdict, WaiverState

_MOST_CLAIMS: Final = 3


def remarks(assessment: Assessment) -> Iterator[str]:
    """Yield what is worth knowing, in the words of whoever wrote it: nothing here is made safe for a terminal yet."""
    yield from _accepted(assessment)
    yield from _disagreements(assessment)
    yield from _claims(assessment)
    yield from _ladders(assessment)


def _accepted(assessment: Assessment) -> Iterator[str]:
    """Yield the live waivers, where they do not stand among the conditions of the launch already."""
    if assessment.verdict is Verdict.NOT_READY:
        waived = (one for one in assessment.conditions if one.kind is ConditionKind.WAIVER)
        yield from (f"{', '.join(one.ids)}: {one.says}" for one in waived)


def _disagreements(assessment: Assessment) -> Iterator[str]:
    for finding in assessment.findings:
        name = finding.control.id
        if finding.conflict:
            said, shown = finding.conflict.answered, finding.conflict.detected
            yield f"{name}: the answer says level {said}, the files show level {shown}; {finding.level} counts"
        if finding.stale:
            yield f"{name}: {finding.stale}"
        if finding.waiver and finding.waiver.state is WaiverState.EXPIRED:
            yield f"{name}: its waiver ended on {finding.waiver.waiver.until}"
        if finding.waiver and finding.waiver.state is WaiverState.NEEDLESS:
            yield f"{name}: its waiver is no longer needed"
        if finding.waiver and finding.waiver.state is WaiverState.LIVE:
            runs, holds = finding.waiver.waiver.until - assessment.today, finding.control.valid_for
            if runs > holds:
                yield f"{name}: its waiver runs for another {runs.days:,} days; an answer to it holds for {holds.days}"
    yield from (one.says for one in assessment.inconsistencies)


def _claims(assessment: Assessment) -> Iterator[str]:
    """Yield, in one sentence, the answers that say more than the files show and give no proof; they count as said."""
    claims = [
        f"{one.control.id} (level {one.level}, the files show {one.detected})"
        for one in assessment.findings
        if one.answer and not one.answer.proof and not one.conflict and (one.level or 0) > (one.detected or 0) > 0
    ]
    if claims:
        more = f" and {len(claims) - _MOST_CLAIMS} more" if len(claims) > _MOST_CLAIMS else ""
        says = count(len(claims), "answer says", "answers say")
        yield f"{says} more than the files show, without a proof: {', '.join(claims[:_MOST_CLAIMS])}{more}"


def _ladders(assessment: Assessment) -> Iterator[str]:
    for one in assessment.maturity.values():
        if isinstance(one, Ladder):
            yield f"{one.title}: level {one.level}, {one.level_title}"
        else:
            high = "" if one.score.low == one.score.high else f" to {number(one.score.high)}"
            yield f"{one.title}: {number(one.score.low)}{high} of 7; the lowest of its sections is {one.limiting}"
