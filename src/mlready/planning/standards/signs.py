"""What bears on an item of a standard, and how much of it there is."""

from collections.abc import Iterable, Iterator

from mlready.model.assessment import Assessment, Finding, Outcome
from mlready.model.evidence import Evidence, Status
from mlready.model.standards import StandardItem
from mlready.model.standing import ItemStatus, SignStanding

_PLACES = 2


def signs_of(item: StandardItem, assessment: Assessment) -> Iterator[SignStanding]:
    """Yield how everything stands that bears on `item` here.

    What the playbook does not ask, what does not apply, and an optional control below its target say nothing.
    Practices say nothing where no file was looked at and answers can speak.
    """
    findings = [finding for name in item.controls if (finding := assessment.finding(name))]
    asked = [finding for finding in findings if finding.applies]
    for finding in asked:
        if not finding.optional or finding.outcome is Outcome.MET:
            yield _control(finding, max(finding.minimum, item.at.get(finding.control.id, 0)))
    if assessment.scanned or not asked:
        for practice in item.practices:
            yield from _practice(practice, assessment)


def status_of(signs: Iterable[SignStanding], *, whole: bool) -> ItemStatus:
    """Return what the signs of an item come to; where nothing speaks, nobody knows.

    Where they are not the `whole` of it, they never show more than a part.
    """
    states = [sign.state for sign in signs]
    if "shown" not in states:
        return ItemStatus.GAP if "short" in states else ItemStatus.UNKNOWN
    return ItemStatus.SHOWN if whole and set(states) == {"shown"} else ItemStatus.PARTLY


def _control(finding: Finding, needs: int) -> SignStanding:
    return SignStanding(
        id=finding.control.id,
        kind="control",
        state="unknown" if finding.level is None else "short" if finding.level < needs else "shown",
        level=finding.level,
        needs=needs,
        evidence=finding.evidence[:_PLACES],
    )


def _practice(names: str, assessment: Assessment) -> Iterator[SignStanding]:
    known = assessment.scan.practices
    if known is None:
        yield SignStanding(id=names, kind="practice", state="unknown")
        return
    ids = [name for name in names.split("|") if name in known and known[name].status is not Status.NOT_APPLICABLE]
    if ids:
        shown = assessment.scan.found(names)
        places: tuple[Evidence, ...] = assessment.scan.evidence(names)[:_PLACES]
        yield SignStanding(id="|".join(ids), kind="practice", state="shown" if shown else "short", evidence=places)
