"""Everything that the answers say about size, time and money, together."""

from collections.abc import Iterator
from typing import Final

from mlready.model.assessment import Assessment
from mlready.model.capacity import Assumption, Capacity, Cost, Quantity, Sensitivity, Sizing
from mlready.planning.capacity import load, money, samples
from mlready.planning.capacity.further import further_of
from mlready.planning.capacity.known import Known
from mlready.planning.capacity.term import exact

_TWICE: Final = 2


def size(assessment: Assessment) -> Sizing:
    """Return how large the system must be and what it costs, as far as the answers tell."""
    known = Known.of(assessment)
    capacity = capacity_of(known)
    return Sizing(
        capacity=capacity,
        further=further_of(known),
        cost=_cost(known, capacity),
        sensitivity=tuple(_sensitivity(known, capacity)),
        assumptions=tuple(_assumptions(known, capacity)),
    )


def capacity_of(known: Known) -> Capacity:
    """Return every figure that the answers allow, and for each of the others what is missing."""
    return Capacity(
        replicas=load.replicas(known),
        in_flight=load.in_flight(known),
        batch_workers=load.batch_workers(known),
        log_gb=load.log_gb(known),
        canary_sample=samples.canary_sample(known),
        canary_days=samples.canary_days(known),
        ab_sample_per_arm=samples.ab_sample_per_arm(known),
        ab_days=samples.ab_days(known),
        error_budget_minutes=load.error_budget_minutes(known),
        cost_per_month=money.cost_per_month(known),
        cost_per_1000_predictions=money.cost_per_1000_predictions(known),
        llm_cost_per_month=money.llm_cost_per_month(known),
        reviewers_fte=load.reviewers_fte(known),
        edge_update_hours=load.edge_update_hours(known),
    )


def _assumptions(known: Known, capacity: Capacity) -> Iterator[Assumption]:
    """Yield the assumptions that a figure rests on."""
    used = {name for _, figure in capacity for name in figure.inputs}
    for name, value in known.answers.assumptions:
        if f"assumptions.{name}" in used:
            yield Assumption(name=name, value=value, given=name in known.answers.assumptions.model_fields_set)


def _cost(known: Known, capacity: Capacity) -> Cost | None:
    total = capacity.cost_per_month
    if total.applies is False:
        return None
    budget = known["budget_per_month"].value if "budget_per_month" in known else None
    parts = money.cost_parts(known)
    return Cost(
        per_month=total.value,
        machines_per_month=parts["machines"].value,
        llm_per_month=capacity.llm_cost_per_month.value,
        per_1000_predictions=capacity.cost_per_1000_predictions.value,
        budget_per_month=None if budget is None else float(budget),
        over_budget_by=None if total.value is None or budget is None else float(max(0, exact(total.value) - budget)),
        left_out=tuple(name for name, part in parts.items() if part.value is None),
    )


def _sensitivity(known: Known, capacity: Capacity) -> Iterator[Sensitivity]:
    """Yield what twice the peak, the records or the requests would make of what depends on it."""
    twice = known.at(_TWICE)
    served = {"replicas": load.replicas(twice), "in_flight": load.in_flight(twice)}
    cases = {
        "peak": served | _priced(twice, capacity, "replicas"),
        "records": {"batch_workers": load.batch_workers(twice)} | _priced(twice, capacity, "batch_workers"),
    }
    for of, quantities in cases.items():
        figures = {name: one.value for name, one in quantities.items() if one.value is not None}
        if figures:
            yield Sensitivity(of=of, times=_TWICE, figures=figures)
    tokens = capacity.llm_cost_per_month.value
    if tokens:
        figures = {"llm_cost_per_month": _TWICE * tokens}
        total = capacity.cost_per_month.value
        yield Sensitivity(
            of="requests",
            times=_TWICE,
            figures=figures if total is None else figures | {"cost_per_month": total + tokens},
        )


def _priced(twice: Known, capacity: Capacity, machine: str) -> dict[str, Quantity]:
    """Return the month's cost, where it is the number of `machine` that drives it."""
    drives = machine in capacity.cost_per_month.inputs
    return {"cost_per_month": money.cost_per_month(twice)} if drives else {}
