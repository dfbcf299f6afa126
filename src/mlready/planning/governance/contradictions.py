"""Answers that cannot all be true, and who knows which of them is."""

from collections.abc import Iterator

from mlready.model.assessment import Assessment, Inconsistency
from mlready.model.governance import Contradiction
from mlready.model.when import Scalar


def contradictions_of(assessment: Assessment, stand_in: str) -> Iterator[Contradiction]:
    """Yield what contradicts each other, with what was answered; the role `stand_in` answers where no other does."""
    for one in assessment.inconsistencies:
        yield Contradiction(
            ids=one.ids,
            says=one.says,
            answers=_answers(one, assessment),
            roles=tuple(dict.fromkeys(_role(name, assessment) or stand_in for name in one.ids)),
        )


def _answers(one: Inconsistency, assessment: Assessment) -> dict[str, Scalar]:
    answers: dict[str, Scalar] = {}
    for name in one.ids:
        finding = assessment.finding(name)
        value = finding.level if finding else assessment.answers.value(name)
        if value is not None:
            answers[name] = value
    return answers


def _role(name: str, assessment: Assessment) -> str | None:
    finding = assessment.finding(name)
    return finding.control.role if finding else None
