"""Numbers and states as a person would say them, the same in every format."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from mlready.model.assessment import Assessment, Finding, Outcome, Verdict
from mlready.model.context import ContextQuestion, ContextType
from mlready.model.strategy import ReleaseStep
from mlready.model.when import Scalar

VERDICT: Final = {
    Verdict.READY: "Ready",
    Verdict.CONDITIONS: "Ready with conditions",
    Verdict.NOT_READY: "Not ready",
    Verdict.OUT_OF_SCOPE: "Out of scope",
}
_WHOLE_FROM: Final = 10
_TENTH: Final = 0.1
_EXACT_TO: Final = 1e15
_ALL: Final = 100


def number(value: float) -> str:
    """Return `value` in whole units from 10 up, with up to two digits below, and never as 0 where it is something.

    >>> number(36.5), number(2.5), number(0.0043), number(0.0000071), number(3.0)
    ('37', '2.5', '0.0043', '0.0000071', '3')
    """
    if abs(value) >= _EXACT_TO:
        return f"{value:,.0f}"
    if value and abs(value) < _TENTH:
        return f"{Decimal(f'{value:.2g}'):f}"
    places = Decimal(1) if abs(value) >= _WHOLE_FROM else Decimal("0.01")
    rounded = f"{Decimal(str(value)).quantize(places, ROUND_HALF_UP):,f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


def count(amount: float, singular: str, plural: str = "") -> str:
    """Return `amount` with its noun.

    >>> count(1, "blocker"), count(2, "day"), count(0.5, "day")
    ('1 blocker', '2 days', '0.5 days')
    """
    return f"{number(amount)} {singular if amount == 1 else plural or singular + 's'}"


def per_cent(value: float | None) -> str:
    """Return a score in whole points; what is not quite all is never 100, and something is never 0.

    >>> per_cent(99.8), per_cent(0.3), per_cent(100.0), per_cent(None)
    ('99', '1', '100', '-')
    """
    if value is None:
        return "-"
    return str(round(value)) if value in (0, _ALL) else str(min(max(round(value), 1), _ALL - 1))


def value(question: ContextQuestion, answer: Scalar) -> str:
    """Return the answer to a context question; its unit stands in the question's id.

    >>> value(ContextQuestion(id="g", group="load", ask="Growth?", why="Size.", type="share"), 0.005)
    '0.5 %'
    """
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, str):
        return answer
    if question.type is ContextType.SHARE:
        return f"{number(_ALL * answer)} %"
    return number(answer) if answer < _WHOLE_FROM or answer == int(answer) else f"{answer:,g}"


def standing(finding: Finding) -> str:
    """Return where a control stands against its bar, in a few words."""
    match finding.outcome:
        case Outcome.UNKNOWN:
            return f"not answered, needs level {finding.minimum}"
        case Outcome.NOT_APPLICABLE:
            return "does not apply"
        case Outcome.UNMET:
            return f"level {finding.level}, needs {finding.minimum}"
        case Outcome.PARTIAL:
            return f"level {finding.level}, target {finding.target}"
        case Outcome.MET:
            return f"level {finding.level}"


def release(steps: Sequence[ReleaseStep]) -> str:
    """Return the strategies of a release in order, each once, with its shares where it goes live in several steps."""
    return ", then ".join(
        _within(_with_shares(name, steps), first=not number)
        for number, name in enumerate(dict.fromkeys(step.strategy for step in steps))
    )


def _with_shares(strategy: str, steps: Sequence[ReleaseStep]) -> str:
    shares = [step.share for step in steps if step.strategy == strategy and step.live and step.share is not None]
    return f"{strategy} ({' → '.join(number(_ALL * share) for share in shares)} %)" if shares[1:] else strategy


def _within(title: str, *, first: bool) -> str:
    """Return a title as it stands inside a sentence; an abbreviation keeps its capitals."""
    return title if first or not title[1:2].islower() else title[:1].lower() + title[1:]


def headline(assessment: Assessment) -> str:
    """Return the verdict with what it rests on, in one line."""
    verdict = VERDICT[assessment.verdict]
    if assessment.blockers:
        return f"{verdict}: {count(len(assessment.blockers), 'blocker')}"
    if assessment.verdict is Verdict.CONDITIONS:
        return f"{verdict}: {count(len(assessment.conditions), 'condition')}"
    return verdict
