"""What cannot be computed says why: which answers are missing, or which cannot be right."""

import pytest

from builders import answers
from mlready.model.capacity import Quantity
from mlready.planning.capacity import load, money, samples
from mlready.planning.capacity.figures import capacity_of
from mlready.planning.capacity.known import Known
from shipped import shipped_playbook

QUESTIONS = {one.full_id: one for one in shipped_playbook().context}
PEAK = "context.peak_requests_per_second|context.requests_per_day"
TOKENS = dict.fromkeys(
    ("tokens_in", "tokens_out", "price_per_million_tokens_in", "price_per_million_tokens_out", "requests_per_day"), 100
)


def said(**context: object) -> Known:
    return Known(answers(context=context), QUESTIONS)


def test_either_answer_that_would_do_is_named() -> None:
    replicas = load.replicas(said(mode="online", concurrency_per_replica=4))
    assert replicas.missing == (PEAK, "context.service_time_ms")


@pytest.mark.parametrize(
    ("mode", "missing"),
    [
        ("online", ("context.requests_per_day",)),
        ("edge", ("context.requests_per_day",)),
        (
            "batch",
            (
                "context.requests_per_day|context.batch_records",
                "context.requests_per_day|context.batch_runs_per_day",
            ),
        ),
    ],
)
def test_an_alternative_that_the_system_does_not_have_is_not_named(mode: str, missing: tuple[str, ...]) -> None:
    assert load.reviewers_fte(said(mode=mode, review_share=0.1, review_minutes=2)).missing == missing


def test_what_another_missing_answer_gives_anyway_is_not_named_twice() -> None:
    known = said(mode="online", service_time_ms=10, concurrency_per_replica=1, price_per_replica_hour=1)
    assert money.cost_per_month(known).missing == (PEAK,)
    assert money.cost_per_1000_predictions(known).missing == ("context.requests_per_day",)


@pytest.mark.parametrize(
    ("context", "applies"),
    [({"mode": "online"}, True), ({"mode": "batch"}, False), ({}, None)],
)
def test_replicas_are_for_systems_that_answer_on_request(context: dict[str, object], *, applies: bool | None) -> None:
    replicas = load.replicas(said(**context))
    assert replicas.applies is applies
    assert replicas.decided_by == (("context.mode",) if applies is None else ())


@pytest.mark.parametrize(
    ("context", "applies"),
    [
        ({"hosted_llm": True}, True),
        ({"hosted_llm": False}, False),
        ({"problem_type": "classification"}, False),
        ({"problem_type": "generation"}, None),
        ({}, None),
    ],
)
def test_tokens_are_asked_for_only_where_a_language_model_may_be(
    context: dict[str, object], *, applies: bool | None
) -> None:
    assert money.llm_cost_per_month(said(**context)).applies is applies


def test_a_fleet_of_devices_has_no_monthly_cost() -> None:
    known = said(mode="edge", price_per_replica_hour=1, **TOKENS)
    for cost in (money.cost_per_month(known), money.cost_per_1000_predictions(known)):
        assert (cost.value, cost.missing, cost.applies) == (None, (), False)
    assert money.llm_cost_per_month(known).value is not None


def test_tokens_that_nobody_bills_do_not_keep_the_machines_from_being_asked_for() -> None:
    cost = money.cost_per_month(said(hosted_llm=False, tokens_in=100, requests_per_day=1))
    assert cost.missing == (
        "context.service_time_ms",
        "context.concurrency_per_replica",
        "context.price_per_replica_hour",
    )


@pytest.mark.parametrize(
    ("quantity", "blamed"),
    [
        (samples.canary_sample(said(error_rate_now=0.02, error_rate_alarm=0.02)), "context.error_rate_alarm"),
        (samples.ab_sample_per_arm(said(conversion_rate=0.9, minimum_uplift=0.2)), "context.minimum_uplift"),
        (load.in_flight(said(peak_requests_per_second=1e300, service_time_ms=1)), "context.peak_requests_per_second"),
        (samples.canary_sample(said(error_rate_now=0, error_rate_alarm=5e-324)), "context.error_rate_alarm"),
    ],
)
def test_an_answer_that_cannot_be_right_is_named_with_the_reason(quantity: Quantity, blamed: str) -> None:
    assert (quantity.value, quantity.applies) == (None, True)
    assert blamed in quantity.missing
    assert quantity.reason


def test_what_follows_from_a_wrong_answer_gives_the_same_reason() -> None:
    known = said(error_rate_now=0.02, error_rate_alarm=0.01, requests_per_day=10, mode="online")
    assert samples.canary_days(known).reason == samples.canary_sample(known).reason


def test_the_parts_of_the_cost_that_nobody_can_tell_are_left_out_and_named() -> None:
    cost = money.cost_per_month(said(mode="online", **TOKENS))
    assert cost.value is not None
    assert "The machines are left out" in " ".join(cost.assumed)
    tokens_open = said(
        mode="online",
        hosted_llm=True,
        requests_per_day=100,
        service_time_ms=10,
        concurrency_per_replica=1,
        price_per_replica_hour=1,
    )
    assert "The tokens are left out" in " ".join(money.cost_per_month(tokens_open).assumed)


def test_what_is_certain_shows_in_one_request() -> None:
    assert samples.canary_sample(said(error_rate_now=0, error_rate_alarm=1)).value == 1


def test_assumptions_stand_beside_the_figures_that_rest_on_them() -> None:
    capacity = capacity_of(said(peak_requests_per_second=1, service_time_ms=1, concurrency_per_replica=1))
    assert capacity.replicas.assumed[:2] == ("utilisation 0.6", "spare 1")
    assert "no growth is counted" in capacity.replicas.assumed[2]
