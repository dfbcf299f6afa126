"""Assessment -> tasks that join the model to the systems around it."""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from mlready.model.action import Action
from mlready.model.assessment import Assessment, Finding, Outcome
from mlready.model.context import PREFIX as CONTEXT
from mlready.model.integration import Integration, IntegrationStanding, IntegrationTask, IntegrationTopic
from mlready.model.integration_book import PREFIX, IntegrationBook, IntegrationFigure, TaskAdvice, TopicAdvice
from mlready.model.when import names_in, worth
from mlready.planning.situation import Situation
from mlready.planning.wording import say


def integration_of(
    assessment: Assessment, actions: Collection[Action], situation: Situation, book: IntegrationBook
) -> Integration:
    """Return how each side of the integration stands, and the tasks that the answers ask for."""
    figures = _figures(book, situation)
    known = _with(figures, book, situation)
    planned = frozenset(action.id for action in actions)
    topics = [(advice, _findings(advice, assessment)) for advice in book.topics]
    return Integration(
        topics=tuple(_topic(advice, findings, known, planned) for advice, findings in topics if findings),
        figures=figures,
        undecided=_undecided(topics, book, known),
    )


def _figures(book: IntegrationBook, situation: Situation) -> dict[str, float]:
    """Return the figures that the answers give a value, by name."""
    values = ((one, worth(one.of, situation.facts)) for one in book.figures)
    return {one.id: _rounded(value, one) for one, value in values if value is not None}


def _rounded(value: float, figure: IntegrationFigure) -> float:
    # Floats add dust of their own: 7.0 requests must not become 8.
    clean = round(value, 6)
    return math.ceil(clean) if figure.round == "up" else math.floor(clean) if figure.round == "down" else clean


def _with(figures: Mapping[str, float], book: IntegrationBook, situation: Situation) -> Situation:
    """Return `situation` with `figures`; of those without a value nothing is known."""
    names = {PREFIX + one.id for one in book.figures}
    others = {name: value for name, value in situation.facts.items() if name not in names}
    return replace(situation, facts={**others, **{PREFIX + name: value for name, value in figures.items()}})


def _findings(advice: TopicAdvice, assessment: Assessment) -> dict[str, Finding]:
    """Return how the controls of a topic stand, as far as they apply to this system."""
    known = {name: assessment.finding(name) for name in advice.controls}
    return {name: finding for name, finding in known.items() if finding and finding.applies}


def _topic(
    advice: TopicAdvice, findings: Mapping[str, Finding], situation: Situation, planned: Collection[str]
) -> IntegrationTopic:
    wanted = (task for task in _within_reach(advice, findings) if _applies(task, situation))
    return IntegrationTopic(
        id=advice.id,
        title=say(advice.title, situation) or advice.id,
        standings=tuple(_standing(finding, planned) for finding in findings.values()),
        tasks=tuple(made for task in wanted if (made := _task(task, advice, situation))),
    )


def _within_reach(advice: TopicAdvice, findings: Mapping[str, Finding]) -> Iterator[TaskAdvice]:
    """Yield the tasks that lead a control beyond where it stands, and no further than its target."""
    for task in advice.tasks:
        finding = findings.get(task.control or advice.controls[0])
        if finding and finding.outcome is not Outcome.MET:
            reached = -1 if finding.level is None else finding.level
            if reached < task.to and (task.wanted_from or task.to) <= finding.target:
                yield task


def _applies(task: TaskAdvice, situation: Situation) -> bool | None:
    """Return whether a task fits the system; None where an open question decides it."""
    barred = task.unless is not None and situation.holds(task.unless) is True
    return False if barred else situation.holds(task.when)


def _task(task: TaskAdvice, advice: TopicAdvice, situation: Situation) -> IntegrationTask | None:
    does, check = say(task.does, situation), say(task.check, situation)
    if does is None or check is None:
        return None
    control = task.control or advice.controls[0]
    return IntegrationTask(id=task.id, does=does, check=check, role=task.role, control=control, to=task.to)


def _standing(finding: Finding, planned: Collection[str]) -> IntegrationStanding:
    return IntegrationStanding(
        control=finding.control.id,
        level=finding.level,
        target=finding.target,
        says=finding.choice.says if finding.choice else None,
        met=finding.outcome is Outcome.MET,
        waived_until=finding.waiver.waiver.until.isoformat() if finding.waived and finding.waiver else None,
        action=finding.control.id if finding.control.id in planned else None,
    )


def _undecided(
    topics: list[tuple[TopicAdvice, dict[str, Finding]]], book: IntegrationBook, situation: Situation
) -> tuple[str, ...]:
    """Return the unanswered questions on which tasks within reach hang, those first on which most do."""
    behind = {PREFIX + one.id: names_in(one.of) for one in book.figures}
    counts: Counter[str] = Counter()
    for advice, findings in topics:
        for task in _within_reach(advice, findings):
            if _applies(task, situation) is None:
                names = (one for name in situation.missing(task.when) for one in behind.get(name, (name,)))
                counts.update({one for one in names if one.startswith(CONTEXT) and situation.is_open(one)})
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))
