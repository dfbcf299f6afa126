"""How large the system must be, how long its releases take to judge, and what it costs."""

from collections.abc import Mapping
from functools import cached_property
from itertools import product
from typing import Final

from pydantic import Field

from mlready.model.base import Frozen

ALTERNATIVE: Final = "|"
"""Stands between two ids of which one answer is enough."""


class Quantity(Frozen):
    """One figure with its arithmetic, or what keeps it from having one.

    `formula` names what it takes, `working` is the same with the numbers in. ``assumed`` says which of them nobody has
    measured, and what is left out or raised; the latter alone are the ``remarks``. Where `value` is None, ``missing``
    holds the full ids of the answers that would give one (``a|b`` where either does), and `reason` tells where an
    answer is there but cannot be used. ``applies`` is False where the system has no such figure, None where that hangs
    on the open questions ``decided_by``.
    """

    value: int | float | None = None
    unit: str = ""
    formula: str = ""
    working: str = ""
    inputs: Mapping[str, int | float] = Field(default_factory=dict)
    assumed: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reason: str | None = None
    applies: bool | None = True
    decided_by: tuple[str, ...] = ()


class Capacity(Frozen):
    """Every figure that the answers allow: machines and money for the load a year from now, the rest for today's."""

    replicas: Quantity
    in_flight: Quantity
    batch_workers: Quantity
    log_gb: Quantity
    canary_sample: Quantity
    canary_days: Quantity
    ab_sample_per_arm: Quantity
    ab_days: Quantity
    error_budget_minutes: Quantity
    cost_per_month: Quantity
    cost_per_1000_predictions: Quantity
    llm_cost_per_month: Quantity
    reviewers_fte: Quantity
    edge_update_hours: Quantity


class Further(Frozen):
    """Figures that help to read the others: each for the same load, or for a test of four weeks."""

    peak: Quantity
    mean_wait_ms: Quantity
    ramp_per_minute: Quantity
    batch_hours: Quantity
    error_budget_requests: Quantity
    clean_reviews: Quantity
    detectable_uplift: Quantity


class Sensitivity(Frozen):
    """What some figures become where one thing turns out `times` as large as answered."""

    of: str
    times: int
    figures: Mapping[str, int | float]


class Cost(Frozen):
    """What running the system costs in a month, held against the budget; without a ``per_month`` nobody can tell.

    ``over_budget_by`` is 0 where the budget suffices, None where cost or budget is unknown; `left_out` are the parts
    that are missing from the sum.
    """

    per_month: float | None
    machines_per_month: float | None
    llm_per_month: float | None
    per_1000_predictions: float | None
    budget_per_month: float | None
    over_budget_by: float | None
    left_out: tuple[str, ...]


class Assumption(Frozen):
    """A figure that stands in for what nobody has measured; ``given`` where the answers file says it."""

    name: str
    value: float
    given: bool


class Shortfall(Frozen):
    """Figures that lack the same answers."""

    figures: tuple[str, ...]
    missing: tuple[str, ...]
    reason: str | None

    @property
    def needed(self) -> tuple[str, ...]:
        """The ids that must be answered whatever else is."""
        return tuple(one for one in self.missing if ALTERNATIVE not in one)

    @property
    def ways(self) -> tuple[tuple[str, ...], ...]:
        """The sets of ids of which one must be answered beside those, none of them larger than it must be."""
        choices = [one.split(ALTERNATIVE) for one in self.missing if ALTERNATIVE in one]
        sets = list(dict.fromkeys(tuple(dict.fromkeys(way)) for way in product(*choices)))
        return tuple(way for way in sets if way and not any(set(other) < set(way) for other in sets))


class Sizing(Frozen):
    """How large the system must be and what that costs; a fleet of devices has no `cost`."""

    capacity: Capacity
    further: Further
    cost: Cost | None
    sensitivity: tuple[Sensitivity, ...]
    assumptions: tuple[Assumption, ...]

    @cached_property
    def figures(self) -> Mapping[str, Quantity]:
        """The figures that have a value, by name; the peak that the first of them rest on stands before them."""
        peak = {"peak": self.further.peak} if self.capacity.in_flight.value is not None else {}
        return {name: one for name, one in (*peak.items(), *self.capacity) if one.value is not None}

    @cached_property
    def remarks(self) -> tuple[str, ...]:
        """What the reader must know about the figures, each once."""
        return tuple(dict.fromkeys(remark for _, figure in self.capacity for remark in figure.remarks))

    @cached_property
    def shortfalls(self) -> tuple[Shortfall, ...]:
        """The figures that this system has and nobody can tell yet, together where they lack the same answers."""
        groups: dict[tuple[tuple[str, ...], str | None], list[str]] = {}
        for name, figure in self.capacity:
            if figure.value is None and figure.applies:
                groups.setdefault((figure.missing, figure.reason), []).append(name)
        return tuple(Shortfall(figures=tuple(names), missing=key[0], reason=key[1]) for key, names in groups.items())

    @cached_property
    def undecided(self) -> Mapping[str, tuple[str, ...]]:
        """The figures of which nobody knows whether this system has them, by the question that decides it."""
        groups: dict[str, list[str]] = {}
        for name, figure in self.capacity:
            if figure.value is None and figure.applies is None:
                for question in figure.decided_by[:1]:
                    groups.setdefault(question, []).append(name)
        return {question: tuple(names) for question, names in groups.items()}
