"""Conditions that can never hold: against the answers that are possible, against each other, or against themselves."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise, product

from mlready.engine.lint.fault import Fault
from mlready.model.context import ContextQuestion, ContextType
from mlready.model.playbook import TOP_LEVEL, Control, Playbook
from mlready.model.when import UNANSWERED, Clause, Expected, Scalar, When, split_comparison


def condition_faults(playbook: Playbook) -> Iterator[Fault]:
    """Yield every ``asked_when`` and ``blocks_when`` that names nothing, or that no system can fulfil."""
    world = _World(playbook)
    for control in playbook.controls:
        alone = list(_alone(control, world))
        yield from alone
        if not alone and control.asked_when and control.blocks_when:
            together = product(control.asked_when.clauses, control.blocks_when.clauses)
            if not any(world.possible(pair) for pair in together):
                yield Fault(control.id, "blocks_when", "it can never hold where the control is asked")
    for question in playbook.context:
        if question.asked_when is not None:
            yield from _faults(question.id, "asked_when", question.asked_when, world)


def _alone(control: Control, world: "_World") -> Iterator[Fault]:
    for field in ("asked_when", "blocks_when"):
        condition: When | None = getattr(control, field)
        if condition is not None:
            yield from _faults(control.id, field, condition, world)
    for number, step in enumerate(control.remedy.steps if control.remedy else ()):
        if step.when is not None:
            yield from _faults(control.id, f"remedy.steps.{number}.when", step.when, world)


def _faults(owner: str, field: str, condition: When, world: "_World") -> Iterator[Fault]:
    dangling = _dangling(condition, world)
    for name in dangling:
        yield Fault(owner, field, f"there is no {name} to look at")
    if dangling:
        return
    for clause in condition.clauses:
        impossible = [(name, one) for name, expected in clause.items() for one in world.impossible(name, expected)]
        for name, one in impossible:
            yield Fault(owner, field, f"{name} can never be {one}")
        if not impossible and not world.possible((clause,)):
            says = f"{' and '.join(clause)} can never be so together: one is asked only where the other is not"
            yield Fault(owner, field, says)


def _dangling(condition: When, world: "_World") -> list[str]:
    return [name for name in condition.ids if not world.knows(name)]


@dataclass(frozen=True, slots=True)
class _World:
    """Every answer that a playbook makes possible, as far as a condition can tell answers apart."""

    playbook: Playbook

    def knows(self, name: str) -> bool:
        known = self.playbook.find(name) or self.playbook.question(name)
        return bool(known) or name.startswith("assumptions.")

    def impossible(self, name: str, expected: Expected) -> list[Scalar]:
        """Return the parts of `expected` that no answer to `name` fulfils."""
        parts = expected if isinstance(expected, tuple) else (expected,)
        return [one for one in parts if not self.allowed(name, one)]

    def allowed(self, name: str, expected: Expected) -> frozenset[Scalar]:
        """Return the answers to `name` that fulfil `expected`; the word itself where it must be unanswered."""
        if expected == UNANSWERED:
            return frozenset({UNANSWERED})
        comparison = split_comparison(expected)
        if comparison and not _is_number(comparison[1]):
            return frozenset({expected if isinstance(expected, str) else UNANSWERED})  # depends on other answers
        condition = When({name: expected})
        return frozenset(one for one in self._answers(name, [expected]) if condition.holds({name: one}))

    def possible(self, clauses: tuple[Clause, ...]) -> bool:
        """Return whether one system can fulfil all `clauses`, and be asked everything that they look at."""
        asked = [self._asked_when(name) for clause in clauses for name in clause]
        alternatives = [condition.clauses for condition in asked if condition is not None]
        return any(self._compatible((*clauses, *extra)) for extra in product(*alternatives))

    def _compatible(self, clauses: tuple[Clause, ...]) -> bool:
        wanted: dict[str, list[Expected]] = {}
        for clause in clauses:
            for name, expected in clause.items():
                wanted.setdefault(name, []).append(expected)
        return all(self._overlap(name, expected) for name, expected in wanted.items())

    def _overlap(self, name: str, expected: list[Expected]) -> bool:
        first, *others = (self._fulfilling(name, one, expected) for one in expected)
        return bool(first.intersection(*others))

    def _fulfilling(self, name: str, one: Expected, among: list[Expected]) -> frozenset[Scalar]:
        if one == UNANSWERED:
            return frozenset({UNANSWERED})
        condition = When({name: one})
        candidates = self._answers(name, among)
        return frozenset(value for value in candidates if condition.holds({name: value}) is not False)

    def _asked_when(self, name: str) -> When | None:
        question = self.playbook.question(name)
        return question.asked_when if question else None

    def _answers(self, name: str, among: Iterable[Expected]) -> frozenset[Scalar]:
        """Return the answers to `name`, of numbers a few that tell the bounds in `among` apart."""
        question = self.playbook.question(name)
        if question is None:
            return frozenset(range(TOP_LEVEL + 1))
        match question.type:
            case ContextType.CHOICE:
                return frozenset(choice.id for choice in question.choices)
            case ContextType.BOOLEAN:
                return frozenset({True, False})
            case ContextType.COUNT | ContextType.NUMBER | ContextType.SHARE | ContextType.MONEY:
                return frozenset(question.words) | frozenset(_numbers(question, map(_bounds, among)))


def _numbers(question: ContextQuestion, bounds: Iterable[Iterable[float]]) -> Iterator[float]:
    """Yield numbers on, between and on either side of `bounds`, as far as the question takes them."""
    limits = (question.minimum, question.exclusive_minimum, question.maximum, 0)
    named = sorted({*chain.from_iterable(bounds), *(limit for limit in limits if limit is not None)})
    between = [(low + high) / 2 for low, high in pairwise(named)]
    whole = [math.floor(bound) + step for bound in named for step in (-1, 0, 1)]
    for value in (*named, *between, *whole):
        try:
            yield float(str(question.read(value)))
        except ValueError:
            continue


def _bounds(expected: Expected) -> Iterator[float]:
    """Yield the numbers that `expected` names."""
    for one in expected if isinstance(expected, tuple) else (expected,):
        comparison = split_comparison(one)
        if comparison and _is_number(comparison[1]):
            yield float(comparison[1])
        elif isinstance(one, int | float) and not isinstance(one, bool):
            yield one


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
