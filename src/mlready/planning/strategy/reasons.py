"""What the release leaves out and why, what it needs first, and what to prepare for it."""

from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from mlready.model.strategies import Need, Strategies, StrategyKind, StrategyRule
from mlready.model.strategy import Before, PlatformNote, Rejection, Requirement, Review
from mlready.model.when import Scalar
from mlready.planning.situation import Situation
from mlready.planning.strategy.parts import Draft, Drafting, needs_of
from mlready.planning.strategy.rules import preparing, rules_with_a_say
from mlready.planning.wording import say

NeedState = Literal["missing", "unanswered"]


def rejections(drafting: Drafting, draft: Draft, used: Collection[str]) -> Iterator[Rejection]:
    """Yield every strategy that is not `used`, with the rule or the prerequisite that keeps it out."""
    for kind in drafting.book.strategies:
        if kind.id not in used:
            yield _rejection(kind, drafting, used, wanted=kind.id in draft.gone)


def all_rejected(book: Strategies, stop: StrategyRule) -> tuple[Rejection, ...]:
    """Return every strategy as rejected by the rule that forbids the release."""
    says = "nothing is released before that is settled"
    return tuple(Rejection(id=kind.id, title=kind.title, says=says, rule=stop.id) for kind in book.strategies)


def _rejection(kind: StrategyKind, drafting: Drafting, used: Collection[str], *, wanted: bool) -> Rejection:
    bar, lacking = drafting.bar(kind.id), drafting.lacking(kind.id)
    if lacking:
        says = "it needs " + ", and ".join(need.says for need in lacking)
        answers = {name: value for need in lacking for name, value in drafting.situation.named(need.when).items()}
        return Rejection(id=kind.id, title=kind.title, says=says, answers=answers, wanted=wanted)
    if bar:
        return Rejection(id=kind.id, title=kind.title, says=bar.bars[kind.id], rule=bar.id, wanted=wanted)
    if other := _preferred(kind, drafting, used):
        return Rejection(id=kind.id, title=kind.title, says=f"{other[1]} serves the same end here", rule=other[0])
    rule = drafting.applied.bases[0].id
    if decided_by := _still_open(kind, drafting):
        says = f"whether it fits is not decided: nobody has said {' or '.join(decided_by)}"
        return Rejection(id=kind.id, title=kind.title, says=says, rule=rule)
    if answers := _all_but_one(kind, drafting):
        says = "another answer to one question would ask for it"
        return Rejection(id=kind.id, title=kind.title, says=says, rule=rule, answers=answers)
    says = f"no rule asks for it here; it fits where {kind.fits}"
    return Rejection(id=kind.id, title=kind.title, says=says, rule=rule)


def _preferred(kind: StrategyKind, drafting: Drafting, used: Collection[str]) -> tuple[str, str] | None:
    """Return the rule that would have taken `kind`, and the strategy that it has preferred."""
    for rule in drafting.applied.rules:
        names = [part.id for part in rule.parts]
        if rule.pick == "first" and kind.id in names:
            taken = next((name for name in names if name in used), None)
            return (rule.id, drafting.book.kind(taken).title) if taken else None
    return None


def _still_open(kind: StrategyKind, drafting: Drafting) -> tuple[str, ...]:
    """Return the open questions on which a rule hangs that would take `kind`."""
    rules = [rule for rule in drafting.applied.open if kind.id in (part.id for part in rule.parts)]
    names = (name for rule in rules if rule.when for name in drafting.situation.missing(rule.when))
    return tuple(dict.fromkeys(name for name in names if drafting.situation.is_open(name)))


def _all_but_one(kind: StrategyKind, drafting: Drafting) -> dict[str, Scalar]:
    """Return the one answer that keeps a rule from taking `kind`, by the last such rule; empty where there is none.

    A base that comes after the one that was found would have no say whatever the answer.
    """
    found: dict[str, Scalar] = {}
    for rule in rules_with_a_say(drafting.book, drafting.applied):
        if rule.when and kind.id in (part.id for part in rule.parts if drafting.situation.holds(part.when) is True):
            ones = (against for against in drafting.situation.against(rule.when) if len(against) == 1)
            found = next(ones, found)
    return found


def requirements(drafting: Drafting, draft: Draft) -> Iterator[Requirement]:
    """Yield what strategies that had to leave lack, then what nobody has said of those that stay."""
    situation, book = drafting.situation, drafting.book
    lacking = [name for name in draft.gone if drafting.lacking(name)]
    for name, need in needs_of(book, (*lacking, *(part.id for part in draft.parts))):
        verdict = situation.holds(need.when)
        if verdict is not True and (ids := _ids(need, situation)):
            state: NeedState = "missing" if verdict is False else "unanswered"
            later = book.kind(name).afterwards
            yield Requirement(strategy=name, state=state, says=need.says, do=need.do, ids=ids, later=later)


def _ids(need: Need, situation: Situation) -> tuple[str, ...]:
    """Return what a need hangs on: the answers that say no, else the open questions that are asked at all."""
    if situation.holds(need.when) is False:
        return tuple(situation.named(need.when))
    return tuple(one for one in situation.missing(need.when) if situation.is_open(one))


def stop_requirements(stop: StrategyRule, situation: Situation) -> Iterator[Requirement]:
    """Yield what must be settled before the stop is lifted; what nobody has said counts as not settled."""
    for need in stop.needs:
        if situation.holds(need.when) is not True:
            yield Requirement(
                strategy=None, state=_state(need, situation), says=need.says, do=need.do, ids=need.when.ids
            )


def _state(need: Need, situation: Situation) -> NeedState:
    return "missing" if any(name in situation.facts for name in need.when.ids) else "unanswered"


def preparations(drafting: Drafting, draft: Draft, used: Iterable[str]) -> Iterator[Before]:
    """Yield what is to be done before the first step, each once: what always counts, then by rule, then by strategy."""
    book = drafting.book
    asked = [(name, "") for name in book.always]
    asked += draft.preparations
    asked += preparing(drafting.applied.rules)
    asked += [(name, kind) for kind in used for name in book.kind(kind).prepares]
    reasons: dict[str, str] = {}
    for name, because in asked:
        reasons.setdefault(name, because)
    for name, because in reasons.items():
        preparation = book.preparation(name)
        if preparation and (says := say(preparation.says, drafting.situation)):
            yield Before(id=name, says=says, because=because, control=preparation.control)


def platform_notes(book: Strategies, situation: Situation, used: Iterable[str]) -> tuple[PlatformNote, ...]:
    """Return the facts about the platform that bear on the strategies `used`."""
    there = set(used)
    return tuple(
        PlatformNote(says=fact.says, checked_on=fact.checked_on)
        for fact in book.platform_facts
        if situation.holds(fact.when) is True and there.intersection(fact.strategies)
    )


def reviews(book: Strategies, situation: Situation) -> tuple[Review, ...]:
    """Return when to look back after the release, and at what."""
    return tuple(
        Review(
            title=point.title,
            hours=point.hours,
            looks=tuple(said for text in point.looks if (said := say(text, situation))),
            decide=say(point.decide, situation) or "",
        )
        for point in book.reviews
    )
