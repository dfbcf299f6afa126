"""Every formula of the rubrics by its number, with the example that was worked out by hand."""

from collections.abc import Mapping

import pytest

from builders import answers
from mlready.model.capacity import Quantity
from mlready.planning.capacity import further, load, money, samples
from mlready.planning.capacity.known import Known

TRAFFIC = {"peak_requests_per_second": 50, "service_time_ms": 180, "concurrency_per_replica": 4}
RUN = {"batch_records": 5_000_000, "milliseconds_per_record": 4, "batch_window_hours": 2}
PRICED_RUN = RUN | {"mode": "batch", "batch_runs_per_day": 1, "price_per_replica_hour": 0.1}
CANARY = {"error_rate_now": 0.005, "error_rate_alarm": 0.01}
UPLIFT = {"conversion_rate": 0.05, "minimum_uplift": 0.005}
TOKENS = {
    "tokens_in": 1_500,
    "tokens_out": 300,
    "price_per_million_tokens_in": 1,
    "price_per_million_tokens_out": 4,
}


def said(context: Mapping[str, object], /, assumptions: Mapping[str, float] | None = None, **more: object) -> Known:
    return Known(answers(context={**context, **more}, assumptions=assumptions or {}), {})


def value(quantity: Quantity) -> float:
    assert quantity.value is not None, quantity
    return quantity.value


def test_7_1_nine_requests_in_flight_take_four_replicas_and_a_spare_one() -> None:
    assert value(load.in_flight(said(TRAFFIC))) == 9
    assert value(load.replicas(said(TRAFFIC))) == 5


def test_7_1_what_comes_out_even_takes_no_replica_for_the_dust_of_floats() -> None:
    assert 84 * 0.2 / (4 * 0.6) > 7
    assert value(load.replicas(said(TRAFFIC, peak_requests_per_second=84, service_time_ms=200))) == 8


def test_7_2_a_busier_replica_keeps_requests_waiting_longer() -> None:
    second = said({"service_time_ms": 1_000, "concurrency_per_replica": 4})
    busier = said({"service_time_ms": 1_000, "concurrency_per_replica": 4}, {"utilisation": 0.8})
    assert value(further.mean_wait_ms(second)) == pytest.approx(179, abs=1)
    assert value(further.mean_wait_ms(busier)) == pytest.approx(745, abs=1)


def test_7_3_a_peak_that_nobody_measured_is_the_mean_of_the_day_times_a_factor() -> None:
    assert value(further.peak_per_second(said({"requests_per_day": 400_000}, {"peak_factor": 6}))) == pytest.approx(
        27.78, abs=0.01
    )


def test_7_3_growth_counts_for_one_year_and_on_a_measured_peak_too() -> None:
    assert value(further.peak_per_second(said({"peak_requests_per_second": 60, "yearly_growth": 0.4}))) == 84
    assert value(further.peak_per_second(said({"requests_per_day": 86_400, "yearly_growth": 0.5}))) == 4.5


def test_7_3_a_peak_below_what_the_day_makes_likely_is_raised_and_that_is_said() -> None:
    peak = further.peak_per_second(said({"peak_requests_per_second": 20, "requests_per_day": 900_000}))
    assert value(peak) == 31.25
    assert "20 per second is raised to 31.25" in peak.remarks[0]
    assert further.peak_per_second(said({"peak_requests_per_second": 32, "requests_per_day": 900_000})).value == 32


def test_7_4_spare_replicas_carry_a_rise_until_a_new_one_has_started() -> None:
    known = said(TRAFFIC, {"spare": 7}, start_up_minutes=3)
    assert value(further.ramp_per_minute(known)) == pytest.approx(31.1, abs=0.1)  # 30 a minute need 7 spare ones


def test_7_5_a_canary_that_is_to_see_one_per_cent_instead_of_half_of_it() -> None:
    known = said(CANARY, requests_per_day=20_000)
    assert value(samples.canary_sample(known)) == 2_373
    assert value(samples.canary_days(known)) == pytest.approx(2.373)


def test_7_5_a_run_has_no_days_of_a_canary_as_it_scores_all_records_or_none() -> None:
    days = samples.canary_days(said(CANARY, mode="batch"))
    assert (days.value, days.missing, days.applies) == (None, ("context.requests_per_day",), False)
    assert samples.canary_days(said(CANARY, mode="online")).applies is True


def test_7_6_an_ab_test_from_5_to_5_5_per_cent_takes_two_whole_weeks() -> None:
    known = said(UPLIFT, users_per_day=8_000)
    assert value(samples.ab_sample_per_arm(known)) == 31_234
    assert value(samples.ab_days(known)) == 14


def test_7_6_requests_stand_in_for_users_and_more_versions_take_longer() -> None:
    requests = samples.ab_days(said(UPLIFT, requests_per_day=8_000))
    assert (value(requests), len(requests.remarks)) == (14, 1)
    assert value(samples.ab_days(said(UPLIFT, users_per_day=8_000, variants=4))) == 21


def test_7_6_a_sample_that_comes_out_at_whole_weeks_takes_no_further_one() -> None:
    assert value(samples.ab_days(said(UPLIFT, users_per_day=31_234 * 2 / 14))) == 14


def test_7_8_three_thousand_clean_reviews_show_less_than_one_error_in_a_thousand() -> None:
    assert value(further.clean_reviews(said({"error_rate_alarm": 0.001}))) == 3_000


def test_7_9_ten_thousand_users_each_way_cannot_see_less_than_086_points() -> None:
    known = said({"conversion_rate": 0.05, "users_per_day": 20_000 / 28})
    assert value(further.detectable_uplift(known)) == pytest.approx(0.0086, abs=0.00005)


def test_7_10_five_million_rows_in_two_hours_take_four_workers() -> None:
    known = said(RUN)
    assert value(load.batch_workers(known)) == 4
    assert value(further.batch_hours(known)) == pytest.approx(1.984, abs=0.001)


def test_7_11_a_log_of_twenty_a_second_over_180_days() -> None:
    record = {"prediction_record_kb": 2, "retention_days": 180}
    assert value(load.log_gb(said(record, requests_per_day=20 * 86_400))) == 622.08
    assert value(load.log_gb(said(record, peak_requests_per_second=60))) == 622.08
    assert value(load.log_gb(said(record, batch_records=864_000, batch_runs_per_day=2))) == 622.08


@pytest.mark.parametrize(("target", "minutes"), [(99, 432), (99.5, 216), (99.9, 43.2), (99.95, 21.6), (99.99, 4.32)])
def test_7_12_the_error_budget_of_30_days(target: float, minutes: float) -> None:
    known = said({"availability_target_percent": target, "requests_per_day": 1_000})
    assert value(load.error_budget_minutes(known)) == minutes
    assert value(further.error_budget_requests(known)) == pytest.approx(minutes / 43_200 * 30_000)


def test_7_14_five_replicas_at_ten_cents_an_hour() -> None:
    known = said(TRAFFIC, price_per_replica_hour=0.1, requests_per_day=20 * 86_400 * 0.8)
    assert value(money.cost_per_month(known)) == 365
    assert value(money.cost_per_1000_predictions(known)) == pytest.approx(365 / (16 * 86_400 * 730 / 24) * 1_000)


def test_7_14_predictions_grow_with_the_peak_that_their_machines_are_for() -> None:
    known = said(TRAFFIC, price_per_replica_hour=0.1, requests_per_day=86_400, yearly_growth=0.4)
    assert value(load.replicas(known)) == 7  # 70 a second, 12.6 in flight, 5.25 of them busy
    assert value(money.cost_per_1000_predictions(known)) == pytest.approx(
        7 * 0.1 * 730 / (86_400 * 1.4 * 730 / 24) * 1_000
    )


def test_7_14_workers_are_paid_by_the_window_or_all_month_where_the_machine_is_there_anyway() -> None:
    assert value(money.cost_per_month(said(PRICED_RUN))) == pytest.approx(4 * 0.1 * 2 * 730 / 24)
    assert value(money.cost_per_month(said(PRICED_RUN, platform="kubernetes", batch_runs_per_day=3))) == 73
    assert value(money.cost_per_month(said(PRICED_RUN, platform="single-vm"))) == 292
    assert value(money.cost_per_month(said(PRICED_RUN, platform="on-premise", batch_runs_per_day=3))) == 292


def test_7_16_a_hundred_thousand_requests_to_a_language_model() -> None:
    tokens = money.llm_cost_per_month(said(TOKENS, requests_per_day=100_000))
    assert value(tokens) == 270 * 730 / 24
    grown = money.llm_cost_per_month(said(TOKENS, requests_per_day=100_000, yearly_growth=0.5))
    assert value(grown) == 270 * 1.5 * 730 / 24


def test_7_14_the_cost_is_machines_and_tokens_together() -> None:
    known = said(TRAFFIC | TOKENS, price_per_replica_hour=0.1, requests_per_day=100_000)
    assert value(money.cost_per_month(known)) == 365 + 8_212.5


def test_7_19_a_tenth_of_two_thousand_at_two_minutes_each() -> None:
    review = {"review_share": 0.1, "review_minutes": 2}
    assert value(load.reviewers_fte(said(review, requests_per_day=2_000))) == pytest.approx(1.11, abs=0.002)
    runs = said(review, batch_records=1_000, batch_runs_per_day=2)
    assert value(load.reviewers_fte(runs)) == value(load.reviewers_fte(said(review, requests_per_day=2_000)))


def test_7_20_eighty_megabytes_to_five_thousand_devices() -> None:
    fleet = {"artefact_mb": 80, "fleet_size": 5_000, "uplink_mbps": 200}
    assert value(load.edge_update_hours(said(fleet))) == pytest.approx(4.44, abs=0.005)
