"""What must be so before the launch, how far it is, and who signs it."""

from collections.abc import Iterator, Sequence
from typing import Literal

from mlready.model.assessment import Assessment, Condition, ConditionKind, Finding, Outcome
from mlready.model.governance import CheckListStanding, CheckStanding, GateStanding, GateState
from mlready.model.governance_book import CheckLine, CheckList, GovernanceBook
from mlready.model.strategy import Strategy
from mlready.planning.governance.seats import People
from mlready.planning.situation import Situation


def gates_of(
    book: GovernanceBook,
    assessment: Assessment,
    strategy: Strategy,
    checklists: Sequence[CheckListStanding],
    people: People,
) -> Iterator[GateStanding]:
    """Yield the lines of the go/no-go list, in the order of the way to the launch."""
    named = {name for gate in book.gates for name in gate.controls}
    for gate in book.gates:
        found = (assessment.finding(name) for name in gate.controls)
        if asked := [finding for finding in found if finding and _counts(finding)]:
            yield _gate(gate.id, gate.says, gate.role, asked, people)
    rest = [one for one in assessment.findings if one.control.id not in named and _counts(one)]
    for role in dict.fromkeys(one.control.role or people.stand_in for one in rest):
        asked = [one for one in rest if (one.control.role or people.stand_in) == role]
        yield _gate(f"rest-{role}", "What else this role owns is at its minimum", role, asked, people)
    yield from _release(strategy, book.releases or people.stand_in, people)
    yield from (_list(one) for one in checklists)
    yield from (_condition(at, one, assessment, people) for at, one in enumerate(_further(assessment)))


def checklists_of(
    book: GovernanceBook, assessment: Assessment, situation: Situation, people: People
) -> Iterator[CheckListStanding]:
    """Yield the checklists that this system calls for, each line as it stands."""
    for kind in book.checklists:
        if situation.holds(kind.when) is True:
            yield CheckListStanding(
                id=kind.id,
                title=kind.title,
                role=kind.role,
                seat=people.title(kind.role),
                checks=tuple(_checks(kind, assessment, situation)),
            )


def _checks(kind: CheckList, assessment: Assessment, situation: Situation) -> Iterator[CheckStanding]:
    for line in kind.checks:
        if situation.holds(line.when) is not False:
            finding = assessment.finding(line.control) if line.control else None
            asked = finding if finding and finding.applies else None
            yield CheckStanding(
                id=line.id,
                says=line.says,
                must=line.must or (line.must_when is not None and situation.holds(line.must_when) is True),
                state=_check_state(line, asked),
                control=asked.control.id if asked else None,
                level=line.level if asked else None,
            )


def _check_state(line: CheckLine, finding: Finding | None) -> Literal["done", "open", "unknown", "by-hand"]:
    if finding is None:
        return "by-hand"
    if finding.level is None:
        return "unknown"
    return "done" if finding.level >= (line.level or 0) else "open"


def _counts(finding: Finding) -> bool:
    return finding.applies and not finding.optional


def _gate(name: str, says: str, role: str, asked: Sequence[Finding], people: People) -> GateStanding:
    short = [one for one in asked if one.due_before_launch]
    waived = [one for one in asked if one.short and one.waived]
    stops = any(one.is_blocker for one in short)
    state: GateState = "open" if stops else "condition" if short else "accepted" if waived else "done"
    return GateStanding(
        id=name,
        kind="gate",
        says=says,
        state=state,
        role=role,
        seat=people.title(role),
        missing=tuple(one.control.id for one in short if one.outcome is Outcome.UNMET),
        unanswered=tuple(one.control.id for one in short if one.outcome is Outcome.UNKNOWN),
        waived=tuple(one.control.id for one in waived),
        remark="; ".join(_acceptance(one) for one in waived) or None,
    )


def _acceptance(finding: Finding) -> str:
    waiver = finding.waiver.waiver if finding.waiver else None
    return f"{waiver.owner} accepts {finding.control.id} until {waiver.until}" if waiver else finding.control.id


def _release(strategy: Strategy, releases: str, people: People) -> Iterator[GateStanding]:
    """Yield what the release itself asks for: that nothing forbids it, and that its steps are prepared."""
    if strategy.stopped:
        yield GateStanding(
            id="stop",
            kind="release",
            says="The rule that forbids the release no longer holds",
            state="open",
            role=people.stand_in,
            seat=people.title(people.stand_in),
            remark=strategy.why[0].says,
        )
    if strategy.before:
        yield GateStanding(
            id="preparations",
            kind="release",
            says="What the release needs before its first step has been done",
            state="by-hand",
            role=releases,
            seat=people.title(releases),
            remark=f"{len(strategy.before)} under “Before the first step”",
        )


def _list(standing: CheckListStanding) -> GateStanding:
    left = len(standing.must_open)
    return GateStanding(
        id=f"checklist-{standing.id}",
        kind="checklist",
        says=f"{standing.title}: every line that must be settled is",
        state="condition" if left else "done",
        role=standing.role,
        seat=standing.seat,
        remark=f"{left} of {sum(one.must for one in standing.checks)} are not settled" if left else None,
    )


def _further(assessment: Assessment) -> list[Condition]:
    """Return the conditions of the launch that no level of a control shows."""
    return [one for one in assessment.conditions if not one.kind.is_shortfall]


def _condition(at: int, condition: Condition, assessment: Assessment, people: People) -> GateStanding:
    finding = assessment.finding(condition.ids[0])
    role = (finding.control.role if finding else None) or people.stand_in
    names = ", ".join(condition.ids)
    says = {
        ConditionKind.CONFLICT: f"Answer and files agree on {names}, or a proof is named",
        ConditionKind.STALE: f"The answer on {names} is given anew",
        ConditionKind.NOT_APPLICABLE: f"It is agreed that {names} does not apply",
        ConditionKind.INCONSISTENCY: f"The answers on {names} fit together",
    }.get(condition.kind, f"The condition on {names} is settled")
    return GateStanding(
        id=f"{condition.kind}-{at + 1}",
        kind="condition",
        says=says,
        state="condition",
        role=role,
        seat=people.title(role),
        remark=condition.says,
    )
