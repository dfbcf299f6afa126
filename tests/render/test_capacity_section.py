"""What the plan says about capacity and cost, as its reader sees it."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from builders import answers
from shipped import assessed, plan_text, shipped_playbook

SECTION = ("section.md.j2", '{% include "partials/capacity.md.j2" %}')
SHOP: dict[str, Any] = {
    "mode": "online",
    "requests_per_day": 900_000,
    "peak_requests_per_second": 20,
    "service_time_ms": 180,
    "concurrency_per_replica": 4,
    "yearly_growth": 0.4,
    "start_up_minutes": 3,
    "availability_target_percent": 99.5,
    "error_rate_now": 0.005,
    "error_rate_alarm": 0.01,
    "compare_business_effect": True,
    "conversion_rate": 0.05,
    "minimum_uplift": 0.005,
    "prediction_record_kb": 2,
    "retention_days": 180,
    "price_per_replica_hour": 0.1,
    "budget_per_month": 500,
    "review_share": 0.002,
    "hosted_llm": False,
}


class MarkdownExtension(SingleFileSnapshotExtension):
    file_extension = "md"
    _write_mode = WriteMode.TEXT


def section(**context: object) -> str:
    return plan_text(assessed(shipped_playbook(), answers(context=context)), SECTION)


def test_the_section_of_a_shop(snapshot: SnapshotAssertion) -> None:
    assert section(**SHOP) == snapshot(extension_class=MarkdownExtension)


@pytest.mark.parametrize(
    ("budget", "says"),
    [
        (300, "The budget of 300 does not suffice: 65 a month are missing"),
        (365, "The budget of 365 suffices."),
        (500, "The budget of 500 suffices, with 135 to spare"),
        (None, "Nobody has said how much it may cost"),
    ],
)
def test_the_cost_stands_against_the_budget(budget: float | None, says: str) -> None:
    assert says in section(**SHOP | {"budget_per_month": budget})


def test_a_cost_that_is_not_complete_says_what_it_is_without() -> None:
    tokens = {
        "tokens_in": 1_500,
        "tokens_out": 300,
        "price_per_million_tokens_in": 1,
        "price_per_million_tokens_out": 4,
    }
    text = section(mode="online", hosted_llm=True, requests_per_day=100_000, budget_per_month=9_000, **tokens)
    assert "**About 8,213 a month** without the machines" in text
    assert "Whether the budget of 9,000 suffices shows once that is known too" in text


def test_what_nobody_answered_is_asked_for_once_and_in_the_fewest_ways() -> None:
    assert (
        "**Reviewers, full-time:** answer `context.review_share`, `context.review_minutes`, and "
        "`context.requests_per_day` or `context.batch_records` with `context.batch_runs_per_day`."
    ) in section(mode="batch")


def test_a_system_speaks_only_of_the_figures_that_it_has() -> None:
    batch, edge = section(mode="batch"), section(mode="edge", fleet_size=10)
    assert "Batch workers" in batch
    assert "Replicas" not in batch
    assert "device" not in batch
    assert "Hours until every device is updated" in edge
    assert "No monthly cost" in edge
    assert "Replicas" not in edge


def test_reviewers_beyond_the_team_are_noticed() -> None:
    review = {"requests_per_day": 900_000, "review_share": 0.002, "review_minutes": 4}
    assert "20 full-time reviewers are more than the whole team of 2.5" in section(team_fte=2.5, **review)
    assert "more than the whole team" not in section(team_fte=20, **review)


def test_devices_carry_their_own_requests_so_the_centre_has_no_peak() -> None:
    fleet = {"mode": "edge", "fleet_size": 4_000, "requests_per_day": 8_000_000, "service_time_ms": 60}
    text = section(**fleet, prediction_record_kb=1, retention_days=90)
    assert "720" in text
    assert "only if every device sends every record" in text
    assert not [word for word in ("in flight", "Peak, requests", "peak_factor") if word in text]
