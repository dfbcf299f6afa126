"""The figures over random answers: what they rest on re-computes them, and they move the right way."""

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arithmetic import worked_out
from builders import TODAY, answers, playbook
from mlready.engine.assess import assess
from mlready.model.capacity import Quantity, Sizing
from mlready.planning.capacity import load, money, samples
from mlready.planning.capacity.figures import size
from mlready.planning.capacity.known import Known
from mlready.planning.plan import make_plan
from shipped import shipped_playbook

CONTEXT = shipped_playbook().context
QUESTIONS = {one.full_id: one for one in CONTEXT}
CHOICES: Mapping[str, st.SearchStrategy[Any]] = {
    "mode": st.sampled_from(["online", "batch", "stream", "edge"]),
    "platform": st.sampled_from(["single-vm", "kubernetes", "serverless", "on-premise"]),
    "hosted_llm": st.booleans(),
    "compare_business_effect": st.booleans(),
}
SHARES = ("error_rate_now", "error_rate_alarm", "conversion_rate", "minimum_uplift", "review_share", "yearly_growth")
COUNTS = ("concurrency_per_replica", "variants", "fleet_size", "batch_records", "retention_days")
NUMBERS = (
    "requests_per_day",
    "users_per_day",
    "peak_requests_per_second",
    "service_time_ms",
    "start_up_minutes",
    "batch_runs_per_day",
    "batch_window_hours",
    "milliseconds_per_record",
    "prediction_record_kb",
    "budget_per_month",
    "price_per_replica_hour",
    "tokens_in",
    "tokens_out",
    "price_per_million_tokens_in",
    "price_per_million_tokens_out",
    "review_minutes",
    "artefact_mb",
    "uplink_mbps",
)
TENTHS = st.integers(1, 10**6).map(lambda number: number / 10)
SOME_ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        **CHOICES,
        **dict.fromkeys(SHARES, st.integers(1, 9_999).map(lambda number: number / 10_000)),
        **dict.fromkeys(COUNTS, st.integers(1, 10**5)),
        **dict.fromkeys(NUMBERS, TENTHS),
        "availability_target_percent": st.integers(0, 10_000).map(lambda number: number / 100),
    },
)
# A cost may consist of machines of one kind, of another, or of tokens; the nearest way to it is named.
COMPUTED_ANOTHER_WAY = (money.cost_per_month, money.cost_per_1000_predictions)
FIGURES = (
    load.replicas,
    load.batch_workers,
    load.log_gb,
    samples.canary_days,
    samples.ab_days,
    load.error_budget_minutes,
    money.llm_cost_per_month,
    load.reviewers_fte,
    load.edge_update_hours,
    *COMPUTED_ANOTHER_WAY,
)
FILLED = {
    "error_rate_now": 0.01,
    "error_rate_alarm": 0.02,
    "conversion_rate": 0.1,
    "minimum_uplift": 0.01,
    "review_share": 0.1,
}


def sized(context: Mapping[str, Any]) -> Sizing:
    return size(assess(playbook(context=CONTEXT), answers(context=context), today=TODAY))


def known(context: Mapping[str, Any]) -> Known:
    return Known(answers(context=context), QUESTIONS)


def quantities(sizing: Sizing) -> dict[str, Quantity]:
    return {name: figure for part in (sizing.capacity, sizing.further) for name, figure in part}


def whole(quantity: Quantity) -> bool:
    return quantity.formula.startswith("⌈")


@settings(deadline=None)
@given(SOME_ANSWERS)
def test_formula_and_inputs_give_the_value(context: dict[str, Any]) -> None:
    for figure in quantities(sized(context)).values():
        if figure.value is not None and "One is the least" not in " ".join(figure.remarks):
            again = worked_out(figure.formula, figure.inputs)
            assert math.isclose(again, figure.value, rel_tol=1e-9, abs_tol=1e-12), figure


@settings(deadline=None)
@given(SOME_ANSWERS)
def test_the_working_gives_the_value_as_exactly_as_its_digits_can(context: dict[str, Any]) -> None:
    for figure in quantities(sized(context)).values():
        if figure.value is not None and "One is the least" not in " ".join(figure.remarks):
            again = worked_out(figure.working)
            assert math.isclose(again, figure.value, rel_tol=1e-4, abs_tol=whole(figure) + 1e-9), figure


@settings(deadline=None)
@given(SOME_ANSWERS)
def test_no_figure_is_negative_and_none_has_a_value_and_something_missing(context: dict[str, Any]) -> None:
    for figure in quantities(sized(context)).values():
        assert figure.value is None or (figure.value >= 0 and not figure.missing)
        assert figure.value is not None or figure.missing or figure.applies is False


@settings(deadline=None)
@given(SOME_ANSWERS, st.floats(1, 100))
def test_a_higher_peak_never_takes_less(context: dict[str, Any], factor: float) -> None:
    context |= {"peak_requests_per_second": 10.0}
    lower, higher = (
        sized(context | {"peak_requests_per_second": peak}).capacity for peak in (10.0, round(10 * factor, 3))
    )
    for name in ("replicas", "in_flight", "cost_per_month"):
        before, after = getattr(lower, name).value, getattr(higher, name).value
        assert (before is None) == (after is None)
        assert before is None or before <= after


@given(st.integers(1, 10**5), st.integers(1, 10**4), st.integers(1, 64), st.integers(1, 100), st.integers(0, 9))
def test_replicas_are_the_ceiling_of_exact_arithmetic(
    peak: int, tenths: int, places: int, busy: int, spare: int
) -> None:
    context = {"peak_requests_per_second": peak, "service_time_ms": tenths / 10, "concurrency_per_replica": places}
    said = answers(context=context, assumptions={"utilisation": busy / 100, "spare": spare})
    replicas = size(assess(playbook(), said, today=TODAY)).capacity.replicas.value
    in_use = Fraction(peak) * Fraction(tenths, 10_000) / (places * Fraction(busy, 100))
    assert replicas == math.ceil(in_use) + spare


@settings(deadline=None, max_examples=20)
@given(SOME_ANSWERS, st.sampled_from([0, -1]))
@pytest.mark.parametrize("figure", FIGURES)
def test_what_is_missing_is_open_and_enough(
    figure: Callable[[Known], Quantity], context: dict[str, Any], pick: int
) -> None:
    found = figure(known(context))
    if found.value is not None or found.reason is not None:
        return
    ids = [one.replace("context.", "").split("|") for one in found.missing]
    assert ids
    assert not [one for alternatives in ids for one in alternatives if one in context]
    filled = context | {alternatives[pick]: FILLED.get(alternatives[pick], 1) for alternatives in ids}
    whole = figure(known(filled))
    assert is_settled(whole)
    # Answers that cannot be right together are told before the rest is asked for.
    if figure not in COMPUTED_ANOTHER_WAY and whole.value is not None:
        for one in {alternatives[pick] for alternatives in ids}:
            assert not is_settled(figure(known({key: value for key, value in filled.items() if key != one})))


def is_settled(figure: Quantity) -> bool:
    """Return whether it has a value, or answers that cannot be right."""
    return figure.value is not None or figure.reason is not None


@settings(deadline=None)
@given(SOME_ANSWERS)
def test_the_cost_is_the_sum_of_its_parts_and_stands_against_the_budget(context: dict[str, Any]) -> None:
    cost = sized(context).cost
    assert (cost is None) == (context.get("mode") == "edge")
    if cost and cost.per_month is not None:
        parts = [part for part in (cost.machines_per_month, cost.llm_per_month) if part is not None]
        assert math.isclose(cost.per_month, sum(parts), rel_tol=1e-12)
        budget = context.get("budget_per_month")
        over = None if budget is None else max(0, cost.per_month - budget)
        assert cost.over_budget_by == over or math.isclose(
            cost.over_budget_by or 0, over or 0, rel_tol=1e-6, abs_tol=1e-9
        )


def test_twice_the_peak_changes_what_depends_on_it() -> None:
    traffic = {"peak_requests_per_second": 100, "service_time_ms": 180, "concurrency_per_replica": 4}
    [peak] = sized(traffic | {"price_per_replica_hour": 0.1}).sensitivity
    assert (peak.of, peak.times) == ("peak", 2)
    assert peak.figures == {"replicas": 16, "in_flight": 36, "cost_per_month": 1_168}


def test_twice_the_records_change_workers_and_their_cost() -> None:
    run = {"batch_records": 5_000_000, "milliseconds_per_record": 4, "batch_window_hours": 2, "batch_runs_per_day": 1}
    [records] = sized(run | {"mode": "batch", "price_per_replica_hour": 0.12}).sensitivity
    assert (records.of, records.figures) == ("records", {"batch_workers": 8, "cost_per_month": 58.4})


def test_an_assumption_that_somebody_set_is_told_from_a_default() -> None:
    said = answers(
        context={"peak_requests_per_second": 1, "service_time_ms": 1, "concurrency_per_replica": 1},
        assumptions={"spare": 2},
    )
    used = size(assess(playbook(), said, today=TODAY)).assumptions
    assert [(one.name, one.value, one.given) for one in used] == [("utilisation", 0.6, False), ("spare", 2, True)]


def test_a_system_out_of_scope_has_no_size() -> None:
    assert make_plan(assess(playbook(), answers(context={"purpose": "explore"}), today=TODAY)).sizing is None
