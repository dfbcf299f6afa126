"""Times, shares and states as a person would say them, the same in every format."""

import math
from typing import Final

from mlready.engine.backlog import DAYS_A_WEEK
from mlready.model.amounts import WHOLE_FROM, count, number
from mlready.model.assessment import Assessment, Finding, Outcome, Verdict
from mlready.model.context import ContextQuestion, ContextType
from mlready.model.requirement import HIGH_COSTS
from mlready.model.when import Scalar

VERDICT: Final = {
    Verdict.READY: "Ready",
    Verdict.CONDITIONS: "Ready with conditions",
    Verdict.NOT_READY: "Not ready",
    Verdict.OUT_OF_SCOPE: "Out of scope",
}
_WHOLE_DAYS_FROM: Final = 20
_ALL: Final = 100


def commit(assessment: Assessment) -> str:
    """Return which commit was looked at, and of which repository where there are several; empty where none is known."""
    components = assessment.scan.components
    whose = f" of {components[0].name}" if len(components) > 1 else ""
    return f"commit {assessment.commit}{whose}" if assessment.commit else ""


def days(amount: float, noun: str = "day") -> str:
    """Return working days as people plan them: in halves, from 20 up in whole days, and never as none.

    >>> days(0.38), days(6.4), days(1.1), days(38.5, "person-day")
    ('0.5 days', '6.5 days', '1 day', '39 person-days')
    """
    return count(_halves(amount), noun)


def half_days(amount: float) -> str:
    """Return working days as in `days`, without their noun.

    >>> half_days(4.75), half_days(0.1), half_days(31.5)
    ('5', '0.5', '32')
    """
    return number(_halves(amount))


def weeks(amount: float) -> str:
    """Return a stretch of weeks in tenths, below one in half days, rounded up: what does not fit never seems to.

    >>> weeks(4.28), weeks(1), weeks(2.6000000001), weeks(0.02), weeks(0)
    ('4.3 weeks', '1 week', '2.6 weeks', '0.5 days', '0 days')
    """
    return week_range(amount, amount)


def week_range(low: float, high: float) -> str:
    """Return a stretch of weeks from its lower to its upper end, rounded as in `weeks`.

    >>> week_range(3.21, 4.28), week_range(0.2, 0.9), week_range(2, 2), week_range(0, 3)
    ('3.3 to 4.3 weeks', '1 to 4.5 days', '2 weeks', 'up to 3 weeks')
    """
    size, parts, noun = (1, 10, "week") if high >= 1 else (DAYS_A_WEEK, 2, "day")
    ends = [f"{math.ceil(round(end * size * parts, 4)) / parts:,.1f}".removesuffix(".0") for end in (low, high)]
    stretch = f"up to {ends[1]}" if high > low == 0 else " to ".join(dict.fromkeys(ends))
    return f"{stretch} {noun}{'' if ends[1] == '1' else 's'}"


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
    return number(answer) if answer < WHOLE_FROM or answer == int(answer) else f"{answer:,.15g}"


def standing(finding: Finding) -> str:
    """Return where a control stands against its bar, in a few words."""
    match finding.outcome:
        case Outcome.UNKNOWN:
            return "not answered, optional" if finding.optional else f"not answered, needs level {finding.minimum}"
        case Outcome.NOT_APPLICABLE:
            return "does not apply"
        case Outcome.UNMET:
            return f"level {finding.level}, needs {finding.minimum}"
        case Outcome.PARTIAL:
            return f"level {finding.level}, target {finding.target}"
        case Outcome.MET:
            return f"level {finding.level}"


def inside(title: str) -> str:
    """Return a title as it stands inside a sentence; an abbreviation keeps its capitals.

    >>> inside("Product owner"), inside("ML engineer")
    ('product owner', 'ML engineer')
    """
    return f"{title[:1].lower()}{title[1:]}" if title[1:2].islower() else title


def headline(assessment: Assessment) -> str:
    """Return the verdict with what it rests on, in one line."""
    verdict = VERDICT[assessment.verdict]
    if assessment.blockers:
        return f"{verdict}: {count(len(assessment.blockers), 'blocker')}"
    if assessment.verdict is Verdict.CONDITIONS:
        return f"{verdict}: {count(len(assessment.conditions), 'condition')}"
    return verdict


def stakes(assessment: Assessment) -> str:
    """Return why minimums rise, as it stands inside a sentence: for what a wrong output costs, or for the use."""
    use = "the use counts as high-risk under the EU AI Act"
    costs = "a wrong output costs a lot"
    facts = assessment.answers.facts
    if facts.get("context.high_risk_use") is not True:
        return costs
    return f"{costs}, and {use}" if facts.get("context.error_cost") in HIGH_COSTS else use


def _halves(amount: float) -> float:
    whole = amount >= _WHOLE_DAYS_FROM
    return math.floor(amount + 0.5) if whole else max(0.5 if amount else 0, math.floor(amount * 2 + 0.5) / 2)
