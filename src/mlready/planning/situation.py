"""What is known of a system where its release is decided: answers, levels of controls, and figures of its capacity."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from mlready.model.assessment import Assessment
from mlready.model.capacity import ALTERNATIVE, Capacity, Quantity
from mlready.model.context import PREFIX
from mlready.model.playbook import TOP_LEVEL
from mlready.model.when import UNANSWERED, Clause, Facts, Scalar, When, split_comparison

_AUDIENCE: Final = "playbook.audience"
_OVERLAY: Final = "overlay."
_FIGURE: Final = "capacity."
_ASSUMPTION: Final = "assumptions."


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts that rules look at, and where those facts come from."""

    facts: Facts
    figures: Mapping[str, Quantity]
    unasked: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        assessment: Assessment,
        capacity: Capacity,
        ids: Iterable[str],
        planned: Mapping[str, Scalar | None] | None = None,
    ) -> "Situation":
        """Return the situation of a system, as far as rules look at `ids`: the playbook's audience and overlays too.

        Of what is `planned`, what has a value is known. A control that does not apply, or that the playbook does not
        have, is no obstacle: it counts as its top level. A question that is not asked of this system has the answer
        that goes without asking, where there is one.
        """
        answers, playbook, planned = assessment.answers, assessment.playbook, planned or {}
        figures = {_FIGURE + name: figure for name, figure in capacity if isinstance(figure, Quantity)}
        facts: dict[str, Scalar] = dict(answers.facts)
        facts |= {name: figure.value for name, figure in figures.items() if figure.value is not None}
        facts |= {_AUDIENCE: playbook.audience}
        facts |= {name: value for name, value in planned.items() if value is not None}
        for name in ids:
            if name.startswith(_OVERLAY):
                facts[name] = name.removeprefix(_OVERLAY) in playbook.overlays
            elif name != _AUDIENCE and name not in planned and not name.startswith((PREFIX, _FIGURE, _ASSUMPTION)):
                finding = assessment.finding(name)
                level = finding.level if finding and finding.applies else TOP_LEVEL
                facts |= {} if level is None else {name: level}
        unasked = [one for one in playbook.context if one.asked_when and one.asked_when.holds(facts) is False]
        plain = {one.full_id: one.otherwise for one in unasked if one.otherwise is not None}
        return cls({**plain, **facts}, figures, frozenset(one.full_id for one in unasked))

    def having(self, facts: Facts) -> "Situation":
        """Return the same with `facts` in place of what was known."""
        return replace(self, facts={**self.facts, **facts})

    def holds(self, when: When | None) -> bool | None:
        """Return whether a condition holds; None where an open question decides it."""
        return True if when is None else when.holds(self.facts)

    def missing(self, when: When) -> tuple[str, ...]:
        """Return the full ids of the open questions on which `when` hangs; ``a|b`` where either decides."""
        names = (name for clause in _alone(when) if clause.holds(self.facts) is None for name in clause.ids)
        return tuple(dict.fromkeys(one for name in names if name not in self.facts for one in self._behind(name)))

    def named(self, when: When | None) -> dict[str, Scalar]:
        """Return the answers by which a condition holds, or by which it does not."""
        if when is None:
            return {}
        verdict = when.holds(self.facts)
        parts = [clause for clause in _alone(when) if clause.holds(self.facts) is verdict]
        if verdict is False:
            parts = [one for part in parts for one in _entries(part) if one.holds(self.facts) is False]
        names = dict.fromkeys(name for part in parts for name in part.ids)
        return {name: self.facts[name] for name in names if name in self.facts and not name.startswith(_ASSUMPTION)}

    def against(self, when: When) -> Iterator[dict[str, Scalar]]:
        """Yield for each alternative of `when` that answers alone keep from holding, the answers that do."""
        for clause in when.clauses:
            entries = [When({name: want}) for name, want in clause.items()]
            if UNANSWERED not in clause.values() and all(one.holds(self.facts) is not None for one in entries):
                failing = (one for one in entries if one.holds(self.facts) is False)
                yield {name: value for one in failing for name, value in self.named(one).items()}

    def is_open(self, name: str) -> bool:
        """Return whether `name` is a question that is asked of this system and not answered."""
        return any(one not in self.facts and one not in self.unasked for one in name.split(ALTERNATIVE))

    def _behind(self, name: str) -> Iterator[str]:
        """Yield the open questions behind a figure that is not known; `name` itself where it is none."""
        figure = self.figures.get(name)
        behind = (name,) if figure is None else figure.missing or figure.decided_by
        yield from (one for one in behind if not any(part in self.facts for part in one.split(ALTERNATIVE)))


def raised(situation: Situation, whens: Iterable[When]) -> Situation:
    """Return `situation` once each of `whens` that asks for the level of a control holds, by its first alternative."""
    levels: dict[str, Scalar] = {}
    for when in whens:
        if situation.holds(when) is not True:
            levels |= dict(_levels(when.clauses[0]))
    return situation.having(levels)


def mendable(when: When) -> bool:
    """Return whether a condition is about levels of controls alone, so that actions of the plan make it hold."""
    return all(dict(_levels(clause)).keys() == clause.keys() for clause in when.clauses)


def _levels(clause: Clause) -> Iterator[tuple[str, int]]:
    for name, expected in clause.items():
        comparison = split_comparison(expected)
        if comparison and comparison[0] == ">=" and not name.startswith((PREFIX, _FIGURE, _ASSUMPTION)):
            yield name, int(comparison[1])


def _alone(when: When) -> list[When]:
    return [When(clause) for clause in when.clauses]


def _entries(when: When) -> list[When]:
    return [When({name: want}) for clause in when.clauses for name, want in clause.items() if want != UNANSWERED]
