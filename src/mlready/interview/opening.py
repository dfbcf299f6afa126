"""What a person sees first: what was recognised, what is proposed, how much there is to ask, how long it takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from mlready.engine.proposals import proposed
from mlready.interview.agenda import Matter, agenda, expected, minutes
from mlready.interview.item import Item
from mlready.interview.screen import OPENING_KEYS, Option, Screen
from mlready.model.amounts import count
from mlready.model.assessment import Assessment
from mlready.model.evidence import Status
from mlready.model.guide import Guide
from mlready.model.practice import Practice

_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the opening: begin, begin quickly, or take another playbook or overlay first."""

    begins: bool = False
    quick: bool = False
    playbook: str | None = None
    overlay: str | None = None
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be taken: playbooks and overlays by name, each with its title; and whether the answers file is `new`."""

    playbooks: Mapping[str, str]
    overlays: Mapping[str, str]
    new: bool


def recognised(assessment: Assessment, practices: Mapping[str, Practice], where: str) -> tuple[str, str, str]:
    """Return in three lines what the files showed."""
    known = assessment.scan.practices
    if known is None:
        return (
            f"Looked at {where}: no code of a model there that could show anything.",
            "So everything is asked. Name other repositories of the system, and less will be:",
            "mlready assess REPO REPO",
        )
    found = [name for name, one in known.items() if one.status is Status.FOUND]
    missing = [name for name, one in known.items() if one.status in {Status.MISSING, Status.PARTIAL}]
    commit = f", commit {assessment.commit[:9]}" if assessment.commit else ""
    return (
        f"Looked at {where}{commit}: {len(found)} of {count(len(known), 'practice')} found.",
        f"Found: {_listed(found, practices)}.",
        f"Not found: {_listed(missing, practices)}.",
    )


def _listed(names: Sequence[str], practices: Mapping[str, Practice]) -> str:
    titles = [practices[name].title if name in practices else name for name in _mixed(names)[:_NAMED]]
    lowered = [title[:1].lower() + title[1:] if title[1:2].islower() else title for title in titles]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return (", ".join(lowered) or "nothing") + more


def _mixed(names: Sequence[str]) -> list[str]:
    """Return `names` with the families taking turns, so that the first few tell most."""
    seen: dict[str, int] = {}
    turns: list[tuple[int, int, str]] = []
    for name in names:
        family = name.split(".", 1)[0]
        turns.append((seen.get(family, 0), len(turns), name))
        seen[family] = seen.get(family, 0) + 1
    return [name for _, _, name in sorted(turns)]


def opening(matter: Matter, offer: Offer, lines: Sequence[str]) -> tuple[Screen, list[Choice]]:
    """Return the first screen, and what each of its lines stands for."""
    pairs = [*_begin(matter), *_others(matter, offer)]
    playbook = matter.assessment.playbook
    on_top = f" with {', '.join(playbook.overlays)}" if playbook.overlays else ""
    screen = Screen(
        where=matter.assessment.answers.system.name,
        ask=f"{playbook.title}{on_top}: {_size(matter)}.",
        options=tuple(Option(str(number), says, marks) for number, (_, says, marks) in enumerate(pairs, 1)),
        selected=0,
        about=tuple(lines),
        keys=OPENING_KEYS,
    )
    return screen, [choice for choice, _, _ in pairs]


def _size(matter: Matter) -> str:
    left = expected(agenda(matter))
    if matter.scope.only or matter.scope.role:
        return f"{count(len(left), 'question')}, {_duration(left, matter.guide)}"
    total = len(matter.assessment.findings) + len(expected_context(matter))
    return f"{len(left)} of {count(total, 'question')} left, {_duration(left, matter.guide)}"


def expected_context(matter: Matter) -> list[str]:
    """Return the context questions that this system may be asked, answered or not."""
    facts = matter.assessment.answers.facts
    return [
        one.full_id
        for one in matter.assessment.playbook.context
        if one.asked_when is None or one.asked_when.holds(facts) is not False
    ]


def _duration(items: Sequence[Item], guide: Guide) -> str:
    return f"about {count(max(ceil(minutes(items, guide)), 1), 'minute')}"


def _begin(matter: Matter) -> Iterator[tuple[Choice, str, tuple[str, ...]]]:
    scope, answers = matter.scope, matter.assessment.answers
    said = len(answers.context) + len(answers.controls)
    start = f"Go on after the {count(said, 'answer')} there are" if said else "Begin"
    yield (
        Choice(begins=True, quick=scope.quick),
        f"{start}; every answer is saved at once, and you can stop at any time",
        (),
    )
    if not (scope.quick or scope.only):
        quick = expected(agenda(replace(matter, scope=replace(scope, quick=True))))
        if quick:
            says = f"Quick: {count(len(quick), 'question')}, {_duration(quick, matter.guide)}, for a first verdict"
            yield Choice(begins=True, quick=True), says, ()


def _others(matter: Matter, offer: Offer) -> Iterator[tuple[Choice, str, tuple[str, ...]]]:
    assessment, guide = matter.assessment, matter.guide
    if offer.new:
        reasons = proposed(guide.playbooks, assessment)
        for name, title in offer.playbooks.items():
            if name != assessment.playbook.id:
                yield Choice(playbook=name), f"Take another playbook: {title}", _because(reasons.get(name))
    reasons = proposed(guide.overlays, assessment)
    for name, title in offer.overlays.items():
        if name not in assessment.playbook.overlays:
            yield Choice(overlay=name), f"Add questions: {title}", _because(reasons.get(name))
        elif offer.new:
            yield Choice(overlay=name, drop=True), f"Leave out again: {title}", ()


def _because(reason: str | None) -> tuple[str, ...]:
    return (f"proposed: {reason}",) if reason else ()
