"""Which rules apply: the stop, the first base that holds, every modifier that does, and what is not decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from mlready.model.strategies import Strategies, StrategyRule
from mlready.model.strategy import Reason, Undecided
from mlready.model.when import When
from mlready.planning.situation import Situation
from mlready.planning.wording import say


@dataclass(frozen=True, slots=True)
class Applied:
    """The rules that apply. `bases` are one, or the first step's and the one that gives the rest."""

    bases: tuple[StrategyRule, ...]
    modifiers: tuple[StrategyRule, ...] = ()
    open: tuple[StrategyRule, ...] = ()

    @property
    def rules(self) -> tuple[StrategyRule, ...]:
        """All of them, bases first."""
        return (*self.bases, *self.modifiers)


def stop_of(book: Strategies, situation: Situation) -> StrategyRule | None:
    """Return the rule that forbids the release, or None."""
    stops = (rule for rule in book.rules if rule.kind == "stop")
    return next((rule for rule in stops if for_the_worst(rule, situation).holds(rule.when)), None)


def for_the_worst(rule: StrategyRule, situation: Situation) -> Situation:
    """Return `situation` with the controls that `rule` counts as none at level 0 where nobody has said."""
    return situation.having({name: 0 for name in rule.counts_as_none if name not in situation.facts})


def apply(book: Strategies, situation: Situation) -> Applied:
    """Return the rules that apply where nothing forbids the release.

    An open rule comes before the base that was found, or is a modifier: answered, it could still change the result.
    """
    bases: list[StrategyRule] = []
    pending = [
        rule for rule in book.rules if rule.kind == "stop" and for_the_worst(rule, situation).holds(rule.when) is None
    ]
    for rule in book.rules:
        if rule.kind in {"base", "first-step"} and not (bases and rule.kind == "first-step"):
            verdict = situation.holds(rule.when)
            if verdict is None:
                pending.append(rule)
            elif verdict:
                bases.append(rule)
                if rule.kind == "base":
                    break
    modifiers = [rule for rule in book.rules if rule.kind == "modifier"]
    return Applied(
        bases=tuple(bases),
        modifiers=tuple(rule for rule in modifiers if situation.holds(rule.when) is True),
        open=(*pending, *(rule for rule in modifiers if situation.holds(rule.when) is None)),
    )


def rules_with_a_say(book: Strategies, applied: Applied) -> Iterator[StrategyRule]:
    """Yield the bases that are tried before the one that was found, and every modifier."""
    before = takewhile(lambda rule: rule != applied.bases[-1], (rule for rule in book.rules if rule.kind == "base"))
    yield from before
    yield from (rule for rule in book.rules if rule.kind == "modifier")


def reasons(applied: Applied, situation: Situation) -> tuple[Reason, ...]:
    """Return each rule that applies, in words, with the answers by which it does."""
    return tuple(_reason(rule, situation) for rule in applied.rules)


def stop_reason(stop: StrategyRule, situation: Situation) -> Reason:
    """Return why nothing is released; what nobody has said about a control is taken for the worst."""
    worst = for_the_worst(stop, situation)
    reason = _reason(stop, worst)
    unknown = tuple(name for name in reason.answers if name not in situation.facts)
    known = {name: value for name, value in reason.answers.items() if name in situation.facts}
    return reason.model_copy(update={"answers": known, "unknown": unknown})


def undecided(applied: Applied, situation: Situation) -> tuple[Undecided, ...]:
    """Return the rules that could still change the result, each once, with the questions on which they hang."""
    found: dict[str, tuple[StrategyRule, tuple[str, ...]]] = {}
    for rule, when in _open_conditions(applied):
        missing = for_the_worst(rule, situation).missing(when)
        before = found[rule.id][1] if rule.id in found else ()
        if missing:
            found[rule.id] = rule, tuple(dict.fromkeys((*before, *missing)))
    return tuple(Undecided(rule=rule.id, title=rule.title, missing=missing) for rule, missing in found.values())


def _open_conditions(applied: Applied) -> Iterator[tuple[StrategyRule, When]]:
    yield from ((rule, rule.when) for rule in applied.open if rule.when)
    for rule in applied.rules:
        yield from ((rule, part.when) for part in rule.parts if part.when and rule.pick == "first")


def _reason(rule: StrategyRule, situation: Situation) -> Reason:
    return Reason(
        rule=rule.id,
        title=rule.title,
        says=say(rule.says, situation) or rule.title,
        answers=situation.named(rule.when),
    )


def ids(rules: Iterable[StrategyRule]) -> tuple[str, ...]:
    """Return the ids of `rules`, each once."""
    return tuple(dict.fromkeys(rule.id for rule in rules))


def preparing(rules: Sequence[StrategyRule]) -> Iterator[tuple[str, str]]:
    """Yield what `rules` ask to prepare, each with the rule that asks for it."""
    yield from ((name, rule.id) for rule in rules for name in rule.prepares)
