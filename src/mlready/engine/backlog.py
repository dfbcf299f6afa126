"""Gaps -> what closing each takes, and what must be closed before it: what plans and contradictions both count by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from mlready.model.answers import Answers
from mlready.model.assessment import Finding, Outcome
from mlready.model.playbook import Audience

FIRST_TIME_FACTOR: Final = 1.5
DAYS_A_WEEK: Final = 5


@dataclass(frozen=True, slots=True)
class Backlog:
    """Every gap with a remedy by control id, with its person-days, and the gaps among them that must close first."""

    gaps: Mapping[str, Finding]
    days: Mapping[str, float]
    after: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, findings: Iterable[Finding], audience: Audience, answers: Answers) -> "Backlog":
        """Return what closing the gaps among `findings` takes; a team's first model takes half as much again."""
        factor = FIRST_TIME_FACTOR if answers.value("context.first_production_model") is True else 1
        gaps = {one.control.id: one for one in findings if one.is_gap and one.control.remedy}
        days = {
            name: one.control.remedy.effort_days.of(audience) * factor
            for name, one in gaps.items()
            if one.control.remedy
        }
        return cls(gaps, days, {name: _first(finding, gaps) for name, finding in gaps.items()})

    @property
    def for_blockers(self) -> frozenset[str]:
        """The blockers, and everything that must close before them."""
        return frozenset(self._behind(name for name, finding in self.gaps.items() if finding.is_blocker))

    def longest_chain(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return those of `names` that take longest one after the other, however many people there are.

        Of two chains that take as long, the one whose last id sorts first; a circle counts as broken somewhere.
        """
        waiting = sorted(names)
        among = frozenset(waiting)
        chains: dict[str, tuple[float, tuple[str, ...]]] = {}
        while waiting:
            free = [name for name in waiting if not among.intersection(self.after[name]) - chains.keys()]
            for name in free or waiting[:1]:
                before = [chains[one] for one in self.after[name] if one in chains]
                days, ids = max(before, key=lambda chain: chain[0], default=(0.0, ()))
                chains[name] = days + self.days[name], (*ids, name)
            waiting = [name for name in waiting if name not in chains]
        longest = max((chains[name] for name in sorted(chains)), key=lambda chain: chain[0], default=(0.0, ()))
        return longest[1]

    @property
    def known_blocker_chain(self) -> tuple[str, ...]:
        """The longest chain of work that ends in a blocker, without what nobody has answered and may be done."""
        known = {name for name in self.for_blockers if self.gaps[name].outcome is not Outcome.UNKNOWN}
        return self.longest_chain(known)

    def _behind(self, names: Iterable[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self.after[name]
        return found


def full_time(answers: Answers) -> float:
    """Return how many people there are, counted as full-time equivalents; 1 where nobody has said."""
    said = answers.value("context.team_fte")
    return said if isinstance(said, int | float) and said > 0 else 1


def _first(finding: Finding, gaps: Mapping[str, Finding]) -> tuple[str, ...]:
    """Return the gaps that must close first.

    What the launch waits for does not wait for a control that stands at its minimum, or whose gap is accepted.
    """
    remedy = finding.control.remedy
    named = remedy.after if remedy else ()
    return tuple(
        name for name in named if name in gaps and (gaps[name].due_before_launch or not finding.due_before_launch)
    )
