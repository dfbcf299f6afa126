"""The numbers behind the alerts, worked by hand."""

import pytest

from mlready.planning.capacity.term import TIMES
from watched import ASSISTANT, BATCH, ONLINE, row, value, watched


@pytest.mark.parametrize(
    ("target", "budget", "burns"),
    [
        (99.9, 0.001, (0.0144, 0.006, 0.003, 0.001)),
        (99.5, 0.005, (0.072, 0.03, 0.015, 0.005)),
        (99.0, 0.01, (0.144, 0.06, 0.03, 0.01)),
        (99.95, 0.0005, (0.0072, 0.003, 0.0015, 0.0005)),
    ],
)
def test_burn_rates_follow_from_the_target(target: float, budget: float, burns: tuple[float, ...]) -> None:
    monitoring = watched({**ONLINE, "availability_target_percent": target}, playbook="enterprise")
    assert value(monitoring, "failing") == budget
    assert tuple(value(monitoring, name) for name in ("burn_14", "burn_6", "burn_3", "burn_1")) == burns
    assert f"over {burns[0] * 100:g} % of the requests" in row(monitoring, "burn-fast").threshold


def test_a_pace_that_no_failing_can_reach_is_no_alert() -> None:
    monitoring = watched({**ONLINE, "availability_target_percent": 80}, playbook="enterprise")
    burning = [one.id for one in monitoring.metrics if one.id.startswith("burn-")]
    assert burning == ["burn-slow", "burn-budget"]  # 14.4 times 20 % is more than all requests


def test_a_target_without_any_budget_counts_requests() -> None:
    assert row(watched({**ONLINE, "availability_target_percent": 100}), "burn-fast").threshold == (
        "3 or more requests fail in an hour (a target of 100 % leaves no budget)"
    )


@pytest.mark.parametrize(("rows", "noise"), [(500, 0.0677), (1_000, 0.0338)])
def test_chance_moves_psi_by_this_much(rows: int, noise: float) -> None:
    """(1/N + 1/M) times 16.92 is 0.068 for 500 and 500 rows, 0.034 for 1,000 and 1,000."""
    monitoring = watched({**BATCH, "batch_records": rows})
    assert value(monitoring, "psi_noise") == noise
    assert value(monitoring, "psi_alert") == 0.2


def test_where_chance_moves_psi_further_the_alert_waits_longer() -> None:
    monitoring = watched({**BATCH, "batch_records": 100})
    assert value(monitoring, "psi_alert") == value(monitoring, "psi_noise") == 0.338


@pytest.mark.parametrize(
    ("requests", "days", "rows"), [(900_000, 1, 900_000), (1_000, 1, 1_000), (999, 7, 6_993), (50, 28, 1_400)]
)
def test_a_drift_window_is_long_enough_to_hold_rows(requests: int, days: int, rows: int) -> None:
    monitoring = watched({**ONLINE, "requests_per_day": requests})
    assert (value(monitoring, "drift_days"), value(monitoring, "rows")) == (days, rows)


def test_a_day_of_several_runs_is_one_window() -> None:
    assert value(watched({**BATCH, "batch_records": 400, "batch_runs_per_day": 24}), "rows") == 9_600
    assert value(watched({**BATCH, "batch_records": 400, "batch_runs_per_day": 0.14}), "rows") == 400


def test_the_verdicts_that_an_audit_takes_are_those_of_the_formula() -> None:
    """A share of 10 % to within 2 points at 95 % takes 865 verdicts; 1 % of 10,000 a day are judged."""
    said = {**ONLINE, "error_rate_now": 0.1, "error_rate_alarm": 0.12, "ground_truth_delay_days": "never"}
    monitoring = watched({**said, "requests_per_day": 10_000, "review_share": 0.01})
    assert value(monitoring, "audit") == 865
    assert "people judge 865 predictions drawn at random" in monitoring.truth[0].do[0]


def test_a_days_budget_is_the_months_by_its_hours() -> None:
    """2,500 for 730 hours are 82.19 for 24."""
    monitoring = watched({**ONLINE, "cloud": "gcp", "budget_per_month": 2_500})
    assert [value(monitoring, name) for name in ("daily_budget", "cost_ticket", "cost_page")] == [82.2, 98.6, 164]
    assert monitoring.thresholds["monitor.daily_budget"].working == f"2,500 {TIMES} 24 ÷ 730"


def test_silence_is_as_long_as_twenty_requests_take() -> None:
    assert value(watched({**ONLINE, "requests_per_day": 90}), "silent_minutes") == 320
    assert value(watched({**ONLINE, "requests_per_day": 900_000}), "silent_minutes") == 5
    assert "silence" not in [one.id for one in watched({**ONLINE, "requests_per_day": 10}).metrics]


def test_twice_the_planned_tokens_are_too_many() -> None:
    assert value(watched({**ASSISTANT, "tokens_in": 4_200, "tokens_out": 310}), "tokens_high") == 9_020


def test_a_default_names_the_question_that_would_replace_it() -> None:
    monitoring = watched(ONLINE)
    assert value(monitoring, "latency_ms") == 500
    slow = row(monitoring, "latency")
    assert (slow.default, slow.missing) == (True, ("context.latency_target_ms",))
    assert row(monitoring, "burn-fast").missing == ("context.availability_target_percent",)
    assert monitoring.defaults["context.latency_target_ms"] == (slow,)


def test_an_answer_leaves_no_default() -> None:
    slow = row(watched({**ONLINE, "latency_target_ms": 120}), "latency")
    assert (slow.default, slow.missing) == (False, ())
    assert slow.threshold == "more than 5 % of the requests take over 120 ms"


def test_a_question_that_is_not_asked_of_a_batch_job_is_not_named() -> None:
    monitoring = watched({**BATCH, "batch_runs_per_day": 1})
    assert set(monitoring.defaults) == {"context.batch_records", "context.batch_window_hours"}


def test_only_figures_that_stand_somewhere_are_in_the_chapter() -> None:
    assert not [name for name in watched(BATCH).thresholds if "burn" in name or "latency" in name or "token" in name]


def test_every_figure_can_be_worked_out_again() -> None:
    monitoring = watched({**ONLINE, "requests_per_day": 1_000, "availability_target_percent": 99.9})
    noise = monitoring.thresholds["monitor.psi_noise"]
    assert noise.formula == f"(1 ÷ rows + 1 ÷ rows) {TIMES} 16.92"
    assert noise.working == f"(1 ÷ 1,000 + 1 ÷ 1,000) {TIMES} 16.92"
    assert noise.inputs == {"monitor.rows": 1_000}


def test_numbers_beyond_any_system_give_no_figure() -> None:
    monitoring = watched({**BATCH, "batch_records": 10**30, "batch_runs_per_day": 1e300})
    assert "monitor.rows" not in monitoring.thresholds
    assert "monitor.volume_low" not in monitoring.thresholds
