"""Which risks this system has, how likely and how grave each is, why, and what mends it."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from mlready.model.assessment import Assessment, Finding
from mlready.model.context import PREFIX
from mlready.model.governance import Residual, Risk, RiskReason
from mlready.model.risks import Grade, RiskBook, RiskKind
from mlready.planning.governance.seats import People
from mlready.planning.situation import Situation

ERROR_COST: Final = "context.error_cost"
_UNSAID: Final = Grade.MEDIUM
_PLACES: Final = 2
_SOMETHING: Final = 2


def risks_of(
    book: RiskBook, assessment: Assessment, situation: Situation, actions: Collection[str], people: People
) -> tuple[Risk, ...]:
    """Return the risks of the system, the gravest first; those that nobody can grade stand last.

    Args:
        book: every risk that a system can have.
        assessment: how the system stands.
        situation: what the conditions of the book look at.
        actions: the ids of the plan's actions, in its order.
        people: who owns a risk.
    """
    risks = [
        _risk(kind, asked, situation, actions, people)
        for kind in book.risks
        if situation.holds(kind.when) is True
        and (asked := [one for name in kind.controls if (one := assessment.finding(name)) and one.applies])
    ]
    return tuple(sorted(risks, key=lambda risk: -risk.severity))


def undecided(book: RiskBook, situation: Situation) -> tuple[str, ...]:
    """Return the open questions that decide whether further risks are there, and how grave all of them are."""
    whens = [kind.when for kind in book.risks if kind.when is not None and situation.holds(kind.when) is None]
    names = [name for when in whens for name in situation.missing(when) if name.startswith(PREFIX)]
    return tuple(dict.fromkeys(name for name in (ERROR_COST, *names) if situation.is_open(name)))


def _risk(
    kind: RiskKind, asked: Sequence[Finding], situation: Situation, actions: Collection[str], people: People
) -> Risk:
    impact, decisive = _impact(kind, situation)
    reasons = tuple(_reason(finding) for finding in asked)
    return Risk(
        id=kind.id,
        title=kind.title,
        says=kind.says,
        likelihood=_likelihood(kind, reasons, situation),
        impact=impact,
        impact_assumed=decisive and _cost(situation) is None,
        answers=_answers(kind, situation),
        reasons=reasons,
        mitigations=tuple(name for name in actions if name in kind.controls),
        residual=tuple(_accepted(asked)),
        role=kind.role,
        seat=people.title(kind.role),
    )


def _impact(kind: RiskKind, situation: Situation) -> tuple[Grade, bool]:
    """Return the impact, and whether it is the cost of an error."""
    for one in kind.impact:
        if situation.holds(one.when) is True:
            return one.grade, False
    return _cost(situation) or _UNSAID, True


def _cost(situation: Situation) -> Grade | None:
    """Return what an error costs; None where nobody has said, or in words of a playbook's own."""
    said = situation.facts.get(ERROR_COST)
    return next((grade for grade in Grade if grade == said), None)


def _likelihood(kind: RiskKind, reasons: Sequence[RiskReason], situation: Situation) -> Grade | None:
    states = {one.state for one in reasons}
    least = [one.at_least for one in kind.likelihood if situation.holds(one.when) is True]
    grades: list[Grade] = list(least)
    if "short" in states:
        grades.append(Grade.HIGH if any(map(_far, reasons)) else Grade.MEDIUM)
    elif states == {"shown"}:
        grades.append(Grade.LOW)
    elif "shown" in states:
        grades.append(Grade.MEDIUM)
    return max(grades, key=lambda grade: grade.rank, default=None)


def _far(reason: RiskReason) -> bool:
    """Return whether a control is so low, or so far below its minimum, that it holds nothing down."""
    if reason.level is None or reason.state != "short":
        return False
    return reason.level < _SOMETHING or reason.minimum - reason.level > 1


def _reason(finding: Finding) -> RiskReason:
    conflict = finding.conflict
    return RiskReason(
        control=finding.control.id,
        level=finding.level,
        minimum=finding.minimum,
        state="unknown" if finding.level is None else "short" if finding.short else "shown",
        claimed=conflict.answered if conflict and conflict.open else None,
        evidence=tuple(one.where for one in finding.evidence[:_PLACES]),
    )


def _answers(kind: RiskKind, situation: Situation) -> dict[str, str | bool | int | float]:
    """Return the answers by which the risk is there, and those that lift its likelihood or decide its impact."""
    lifting = [one.when for one in kind.likelihood if one.when and situation.holds(one.when) is True]
    deciding = [one.when for one in kind.impact if situation.holds(one.when) is True][:1]
    named = {name: value for when in (kind.when, *lifting, *deciding) for name, value in situation.named(when).items()}
    return {name: value for name, value in named.items() if name.startswith(PREFIX)}


def _accepted(asked: Sequence[Finding]) -> Iterator[Residual]:
    for finding in asked:
        if finding.waived and finding.waiver:
            waiver = finding.waiver.waiver
            yield Residual(
                control=finding.control.id, owner=waiver.owner, until=waiver.until.isoformat(), reason=waiver.reason
            )
