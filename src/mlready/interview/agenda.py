"""What is still worth asking, in the order in which it can change the verdict."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from math import ceil
from typing import Final

from mlready.engine.assess import IN_SCOPE
from mlready.interview.item import ContextItem, ControlItem, GroupItem, Item
from mlready.interview.scope import Scope
from mlready.model.assessment import Assessment, Finding, Outcome, Source
from mlready.model.context import ContextQuestion
from mlready.model.guide import Guide, Need, Section
from mlready.model.when import Facts, Scalar

BLOCKING: Final = "What can stop the launch"
OPTIONAL: Final = "Optional"
REST: Final = "More about the system"
_SHOWN: Final = "shown:"
_ABSENT: Final = "absent:"
_MOST_TOGETHER: Final = 7


@dataclass(frozen=True, slots=True)
class Matter:
    """What an agenda follows from: how the system stands, what needs no asking, and how to go about the rest."""

    assessment: Assessment
    closed: AbstractSet[str]
    guide: Guide
    scope: Scope


def agenda(matter: Matter) -> tuple[Item, ...]:
    """Return what to ask, in order; nothing where the system is out of scope.

    First the facts that decide which controls apply, then what can stop the launch and how it will go live. A quick
    interview ends there. Then the other controls, the largest share of the score's interval first, and the rest.
    """
    assessment, scope = matter.assessment, matter.scope
    if scope.only:
        return tuple(_chosen(matter))
    if assessment.answers.value("context.purpose") not in IN_SCOPE:
        return ()
    sections = matter.guide.sections
    items: list[Item] = [*_facts(matter, (one for one in sections if one.first), _awaited(matter))]
    items += _blocking(matter)
    items += _facts(matter, (one for one in sections if one.quick and not one.first))
    if not scope.quick:
        items += _others(matter)
        items += _facts(matter, (one for one in sections if not one.quick and not one.first))
        items += _unlisted(matter)
        items += (ControlItem(one, OPTIONAL) for one in _open(matter) if one.optional and not settled(one))
    return tuple({item.id: item for item in reversed(items)}.values())[::-1]


def expected(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items that will be asked whatever the next answers are."""
    return tuple(item for item in items if not (isinstance(item, ContextItem) and item.pending))


def minutes(items: Iterable[Item], guide: Guide) -> float:
    """Return about how long `items` take a person."""
    pace = {ContextItem: guide.pace.context, ControlItem: guide.pace.control, GroupItem: guide.pace.group}
    return sum(pace[type(item)] for item in items)


def settled(finding: Finding) -> bool:
    """Return whether files have settled a control: nobody need speak for it, unless to say more than files can show."""
    if finding.source is not Source.REPOSITORY or finding.level is None:
        return False
    return finding.control.decidable or finding.level >= max(finding.minimum, 1)


def absent(assessment: Assessment, finding: Finding) -> bool:
    """Return whether files could have shown a control at or below its minimum, and show no sign of it at all."""
    could = any(level <= finding.minimum for level in finding.control.evidence.values())
    return assessment.scanned and could and finding.outcome is Outcome.UNKNOWN and finding.answer is None


def share(finding: Finding) -> float:
    """Return how much of the interval between score and potential an answer could decide, in weight."""
    return finding.weight * (1 - (finding.credit or 0)) if finding.applies else 0


def item_of(matter: Matter, name: str) -> Item | None:
    """Return the item `name`, asked or not; None where the playbook has none such any more."""
    if name.startswith((_SHOWN, _ABSENT)):
        return next((item for item in agenda(matter) if item.id == name), None)
    if (finding := matter.assessment.finding(name)) is not None:
        return ControlItem(finding, _stretch(matter.assessment, finding))
    question = matter.assessment.playbook.question(name)
    if question is None:
        return None
    for section in matter.guide.sections:
        if any(need.id == name for need in section.ask):
            return _context_item(matter, question, section.title)
    return _context_item(matter, question, REST)


def _stretch(assessment: Assessment, finding: Finding) -> str:
    if finding.blocks or _may_block(finding, assessment.answers.facts):
        return BLOCKING
    return OPTIONAL if finding.optional else phase_title(assessment, finding)


def phase_title(assessment: Assessment, finding: Finding) -> str:
    """Return the title of the phase that a finding's control belongs to."""
    return next(phase.title for phase in assessment.playbook.phases if phase.id == finding.control.phase)


def _chosen(matter: Matter) -> Iterator[Item]:
    """Yield the items that ``--only`` names, in the order in which it names them."""
    items = (item_of(matter, name) for name in dict.fromkeys(matter.scope.only) if name not in matter.closed)
    yield from filter(None, items)


def _facts(
    matter: Matter, sections: Iterable[Section], awaited: AbstractSet[str] = frozenset()
) -> Iterator[ContextItem]:
    """Yield the open facts of `sections`: those that the person owns, and those `awaited` whoever owns them."""
    facts = matter.assessment.answers.facts
    for section in sections:
        for need in section.ask:
            question = matter.assessment.playbook.question(need.id)
            wanted = need.when is None or need.when.holds(facts) is True
            role = matter.scope.role if need.id in awaited else need.role or section.role
            if question and wanted and _is_open(matter, question, role):
                yield _context_item(matter, question, section.title)


def _awaited(matter: Matter) -> AbstractSet[str]:
    """Return the facts that decide whether what a role owns is asked at all: whoever has none is asked for them."""
    role, assessment = matter.scope.role, matter.assessment
    if role is None:
        return frozenset()
    conditions = [one.control.asked_when for one in assessment.findings if one.control.role == role]
    for section in matter.guide.sections:
        for need in section.ask:
            if (need.role or section.role) == role and (question := assessment.playbook.question(need.id)):
                conditions += [need.when, question.asked_when]
    facts = assessment.answers.facts
    return {name for one in conditions if one and one.holds(facts) is None for name in one.ids}


def _unlisted(matter: Matter) -> Iterator[ContextItem]:
    """Yield the context questions that the guide does not know: those of the user's own playbook."""
    listed = {need.id for need in _needs(matter.guide)}
    for question in matter.assessment.playbook.context:
        if question.full_id not in listed and _is_open(matter, question, None):
            yield _context_item(matter, question, REST)


def _needs(guide: Guide) -> Iterator[Need]:
    return chain.from_iterable(section.ask for section in guide.sections)


def _is_open(matter: Matter, question: ContextQuestion, role: str | None) -> bool:
    if question.full_id in matter.closed or matter.scope.role not in (None, role):
        return False
    return question.asked_when is None or question.asked_when.holds(matter.assessment.answers.facts) is not False


def _context_item(matter: Matter, question: ContextQuestion, stretch: str) -> ContextItem:
    facts, scan = matter.assessment.answers.facts, matter.assessment.scan
    hint = next(
        (one for one in matter.guide.suggestions if one.id == question.full_id and scan.found(one.practice)), None
    )
    condition = question.asked_when
    likely = {**matter.guide.likely, **_suggested(matter), **facts}
    return ContextItem(
        question,
        stretch,
        suggested=hint.value if hint else None,
        suggested_by=hint.practice if hint else "",
        pending=condition is not None and condition.holds(likely) is False,
    )


def _suggested(matter: Matter) -> dict[str, Scalar]:
    scan = matter.assessment.scan
    return {one.id: one.value for one in reversed(matter.guide.suggestions) if scan.found(one.practice)}


def _open(matter: Matter) -> list[Finding]:
    """Return the controls that nobody has spoken for, most of the interval first."""
    role = matter.scope.role
    found = [
        finding
        for finding in matter.assessment.findings
        if finding.applies and finding.control.id not in matter.closed and role in (None, finding.control.role)
    ]
    return sorted(found, key=lambda finding: -share(finding))


def _blocking(matter: Matter) -> Iterator[Item]:
    facts = matter.assessment.answers.facts
    known = [one for one in _open(matter) if one.blocks or _may_block(one, facts)]
    groups, asked = _grouped(matter, known)
    for kind, members in groups:
        yield from _parts(f"{kind}blocking", BLOCKING, members)
    yield from (
        ControlItem(one, BLOCKING) for one in (asked[: _left_when_quick(matter)] if matter.scope.quick else asked)
    )


def _grouped(matter: Matter, findings: Iterable[Finding]) -> tuple[list[tuple[str, list[Finding]]], list[Finding]]:
    """Tell what one key can answer for, by kind, from what has to be asked one by one."""
    kinds: dict[str, list[Finding]] = {_SHOWN: [], _ABSENT: [], "": []}
    for finding in findings:
        kind = _SHOWN if settled(finding) else _ABSENT if absent(matter.assessment, finding) else ""
        kinds[kind].append(finding)
    if len(kinds[_ABSENT]) == 1:  # a group of one is a worse way to ask
        kinds[""] = [one for one in findings if one in kinds[_ABSENT] or one in kinds[""]]
        kinds[_ABSENT] = []
    return [(kind, kinds[kind]) for kind in (_SHOWN, _ABSENT) if kinds[kind]], kinds[""]


def _parts(name: str, stretch: str, findings: list[Finding]) -> Iterator[GroupItem]:
    """Yield one group of `findings`, or several of about a size where they would not fit on a screen."""
    parts = ceil(len(findings) / _MOST_TOGETHER)
    size = ceil(len(findings) / parts)
    for number in range(parts):
        members = tuple(findings[number * size : (number + 1) * size])
        yield GroupItem(f"{name}-{number + 1}" if number else name, stretch, members, name.startswith(_SHOWN))


def _left_when_quick(matter: Matter) -> int | None:
    """Return how many more controls a quick interview asks: all that it takes, until the verdict is sure to be no."""
    if not any(one.outcome is not Outcome.UNKNOWN for one in matter.assessment.blockers):
        return None
    answered = sum(one.blocks and one.answer is not None for one in matter.assessment.findings)
    return max(matter.guide.pace.quick - answered, 0)


def _may_block(finding: Finding, facts: Facts) -> bool:
    condition = finding.control.blocks_when
    return condition is not None and condition.holds(facts) is None


def _others(matter: Matter) -> Iterator[Item]:
    """Yield the controls that do not block, each phase's groups before its first question."""
    facts = matter.assessment.answers.facts
    findings = [one for one in _open(matter) if not (one.blocks or one.optional or _may_block(one, facts))]
    asked: list[Finding] = []
    groups: dict[str, list[GroupItem]] = {}
    for phase in matter.assessment.playbook.phases:
        kinds, single = _grouped(matter, [one for one in findings if one.control.phase == phase.id])
        groups[phase.id] = [part for kind, of in kinds for part in _parts(f"{kind}{phase.id}", phase.title, of)]
        asked += single
    for finding in sorted(asked, key=lambda one: -share(one)):
        yield from groups.pop(finding.control.phase, ())
        yield ControlItem(finding, phase_title(matter.assessment, finding))
    yield from chain.from_iterable(groups.values())
