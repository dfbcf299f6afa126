"""A level held against its bar: what it comes to, what it earns, and what it weighs."""

from typing import Protocol

from mlready.model.assessment import Outcome


class Bar(Protocol):
    """What is asked of one control in one system, as a requirement says it or a saved standing keeps it."""

    @property
    def minimum(self) -> int:
        """The level that the launch takes; 0 where the control is optional."""
        ...

    @property
    def target(self) -> int:
        """The level from which on nothing is left to do."""
        ...


def outcome_of(level: int | None, bar: Bar) -> Outcome:
    """Return what `level` comes to, of a control that applies."""
    if level is None:
        return Outcome.UNKNOWN
    if level >= bar.target:
        return Outcome.MET
    return Outcome.PARTIAL if level >= bar.minimum else Outcome.UNMET


def credit_of(level: int | None, bar: Bar) -> float:
    """Return which share of its weight a control earns at `level`."""
    return min(level or 0, bar.target) / bar.target


def weight_of(outcome: Outcome, bar: Bar, weight: float) -> float:
    """Return what counts of `weight` in the sums. An optional control counts only once it reaches its target."""
    counts = outcome is Outcome.MET if bar.minimum == 0 else outcome is not Outcome.NOT_APPLICABLE
    return weight if counts else 0
