"""What an interview says between its questions: what an answer did, what a stretch did, who is to be asked what."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from mlready.interview.agenda import Matter
from mlready.interview.item import ContextItem, ControlItem, GroupItem, Item
from mlready.interview.state import Entry
from mlready.interview.value import quantity
from mlready.model.advice import Role
from mlready.model.amounts import count
from mlready.model.assessment import Assessment, Finding, Outcome, Verdict
from mlready.model.context import ContextQuestion, ContextType
from mlready.model.practice import Practice
from mlready.model.when import Scalar
from mlready.render.words import per_cent

NOBODY: Final = "Whoever knows"


def answered(item: Item, entries: Mapping[str, Entry], assessment: Assessment) -> str:
    """Return what was said, in a few words, for the line that stays on the screen."""
    if isinstance(item, GroupItem):
        return f"{'Right' if item.shown else 'None of it'}: {count(len(entries), 'answer')}"
    entry = entries.get(item.id, {})
    if entry.get("unknown"):
        return "Don't know"
    if reason := entry.get("not_applicable"):
        return f"Does not apply: {reason}"
    return (
        _level(item, entry, assessment) if isinstance(item, ControlItem) else value_words(item.question, entry["value"])
    )


def _level(item: ControlItem, entry: Entry, assessment: Assessment) -> str:
    choice = item.finding.control.choice(entry["level"])
    says = f"{entry['level']}  {choice.says if choice else ''}"
    finding = assessment.finding(item.id)
    if finding and finding.conflict and finding.conflict.open:
        return f"{says} (level {finding.conflict.detected} counts until a proof is given)"
    return says


def value_words(question: ContextQuestion, said: Scalar) -> str:
    """Return the answer to a context question as a person would give it."""
    if isinstance(said, bool):
        return "Yes" if said else "No"
    named = next((choice.says for choice in question.choices if choice.id == said), None)
    return named or quantity(question, said)


def stretch_summary(stretch: str, before: Assessment, after: Assessment) -> tuple[str, ...]:
    """Return in two lines what a stretch of questions did to score, coverage and blockers."""
    if after.verdict is Verdict.OUT_OF_SCOPE:
        return ()
    was, now = before.overall, after.overall
    score = f"score {per_cent(now.score)} of 100{_before(was.score, now.score)}"
    known = f"answers cover {per_cent(now.coverage)} %{_before(was.coverage, now.coverage, ' %')}"
    blockers = after.blockers
    unknown = sum(one.outcome is Outcome.UNKNOWN for one in blockers)
    gone = len(before.blockers) - len(blockers)
    less = f", {abs(gone)} {'fewer' if gone > 0 else 'more'} than before" if gone else ""
    stops = f"{_capital(count(len(blockers), 'blocker'))}{less}"
    detail = f": {len(blockers) - unknown} known, {unknown} not answered yet" if blockers else ""
    return f"{stretch}: {score}, up to {per_cent(now.potential)} with what is open; {known}.", f"{stops}{detail}."


def _before(before: float | None, after: float | None, unit: str = "") -> str:
    was, now = per_cent(before), per_cent(after)
    return "" if was == now else f" ({was}{unit} before)"


def _capital(text: str) -> str:
    return "No" + text[1:] if text.startswith("0 ") else text


def unknown_by_role(
    matter: Matter, said_unknown: AbstractSet[str], roles: Sequence[Role], command: str
) -> tuple[str, ...]:
    """Return whom to ask what, a paragraph a role, ready to paste into a message.

    It asks for what stops the launch, and for what somebody was asked and did not know.
    """
    titles = {role.id: role.title for role in roles}
    asks = [*_unknown_controls(matter.assessment), *_unknown_facts(matter, said_unknown)]
    lines: list[str] = []
    for role in [*titles, ""]:
        found = [ask for owner, ask in asks if (owner if owner in titles else "") == role]
        if found:
            answer = f"{command} --role {role}" if role else command
            lines += [f"{titles.get(role, NOBODY)}, {count(len(found), 'question')}:"]
            lines += [*(f"- {ask}" for ask in found), f"  To answer: {answer}", ""]
    return tuple(lines)


def _unknown_controls(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """Yield (role, question) for each control that nobody knows and somebody should."""
    for one in assessment.findings:
        asked = one.answer is not None and one.answer.unknown
        if one.outcome is Outcome.UNKNOWN and (asked or one.is_blocker):
            stops = " (stops the launch)" if one.is_blocker else ""
            yield one.control.role or "", f"{one.control.ask}{stops}"


def _unknown_facts(matter: Matter, said_unknown: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    for section in matter.guide.sections:
        for need in section.ask:
            question = matter.assessment.playbook.question(need.id)
            if question and need.id in said_unknown:
                yield need.role or section.role, question.ask


def more(item: Item, practices: Mapping[str, Practice]) -> tuple[str, ...]:
    """Return what good looks like, how it is scored, what files can show, and where to read on."""
    match item:
        case ControlItem(finding=finding):
            return tuple(_more_of(finding, practices))
        case ContextItem(question=question):
            return tuple(_more_of_fact(question))
        case GroupItem(findings=findings):
            return tuple(
                f"{one.control.topic} ({one.control.id}): {place.says}, {place.where}"
                for one in findings
                for place in one.evidence[:2]
            ) or tuple(f"{one.control.topic} ({one.control.id}): {one.control.ask}" for one in findings)


def _more_of_fact(question: ContextQuestion) -> Iterator[str]:
    """Yield what the screen does not say already: what the answer does, and how a file or a script gives it."""
    yield f"{question.full_id} is never scored: it steers what is asked next and what the plan says."
    if question.type is ContextType.BOOLEAN:
        written = "true or false"
    else:
        written = ", ".join(choice.id for choice in question.choices) or question.wanted
    yield f"In a file or a script it is answered with: {written}"


def _more_of(finding: Finding, practices: Mapping[str, Practice]) -> Iterator[str]:
    control = finding.control
    good = control.choice(finding.target)
    yield f"{control.id}. What good looks like, level {finding.target}: {good.says if good else control.ask}"
    if control.remedy:
        for step in control.remedy.steps_between(finding.level, finding.target):
            yield f"- {step}"
    yield f"Scored: {_scoring(finding)}"
    for names, level in sorted(control.evidence.items(), key=lambda pair: (pair[1], pair[0])):
        titles = " or ".join(practices[name].title if name in practices else name for name in names.split("|"))
        yield f"Files can show level {level}: {titles}"
    if control.references:
        yield f"Read on: {'; '.join(control.references)}"


def _scoring(finding: Finding) -> str:
    if finding.optional:
        return "optional; it counts once it reaches its target."
    stops = " Below the minimum, or not answered, it stops the launch." if finding.blocks else ""
    return f"minimum {finding.minimum}, target {finding.target}, weight {finding.weight:g}.{stops}"
