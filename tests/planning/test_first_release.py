"""How a release reads where no model is in place yet, and how long its steps last at the traffic there is."""

import pytest

from mlready.model.strategy import ReleaseStep, Strategy
from releases import EXPERIMENT, equipped, prepared

OLD = ("old version", "old model", "old fleet", "version before", "stay as they were", "what it was")
NO_MODEL = ["none", "rules", "people"]


def steps_and_reviews(release: Strategy) -> str:
    told = [(one.does, one.of, one.promote, one.roll_back) for one in release.sequence]
    return str([told, [(one.looks, one.decide) for one in release.reviews]])


def step(release: Strategy, name: str) -> ReleaseStep:
    return next(one for one in release.sequence if one.id == name)


@pytest.mark.parametrize("incumbent", NO_MODEL)
@pytest.mark.parametrize(
    "context",
    [
        {"error_cost": "low", "skill": 1, "requests_per_day": 50, "router": "none", "downtime_ok": True},
        {"error_cost": "low", "requests_per_day": 50, "skill": 2},
        {"error_cost": "low", "requests_per_day": 90_000},
        {"error_cost": "medium", "gpu_scarce": True},
        {"error_cost": "critical", "requests_per_day": 900, "latency_target_ms": 2_000},
        {"error_cost": "high", "mode": "stream", "ground_truth_delay_days": 60},
        {"mode": "edge", "fleet_size": 4_000},
    ],
)
def test_nothing_is_compared_with_an_old_version_where_there_was_none(
    incumbent: str, context: dict[str, object]
) -> None:
    text = steps_and_reviews(equipped(**{"ground_truth_delay_days": 30, **context, "incumbent": incumbent})).lower()
    assert not [words for words in OLD if words in text]


def test_a_new_version_is_still_compared_with_the_old_one() -> None:
    text = steps_and_reviews(equipped(error_cost="medium", incumbent="model", requests_per_day=90_000))
    assert "0.5 points more than with the old version" in text


def test_a_stream_has_events_and_no_requests() -> None:
    release = equipped(mode="stream", error_cost="low", incumbent="rules", requests_per_day=500, skill=2)
    assert step(release, "rolling").of == "of the events"
    assert "requests" not in step(release, "rolling").roll_back


@pytest.mark.parametrize(
    ("requests", "hours", "said"),
    [
        (900, 800, "34 days (until 300 requests have come in)"),  # 300 / (900 * 0.01) = 33.3 days
        (600_000, 1.2, "2 hours (until 300 requests have come in)"),  # 300 / 6,000 a day = 0.05 days
        (6_000_000, 0.5, "30 minutes"),  # 300 / 60,000 a day = 7 minutes
    ],
)
def test_a_small_share_lasts_until_it_has_seen_300_requests(requests: int, hours: float, said: str) -> None:
    release = equipped(error_cost="critical", incumbent="people", requests_per_day=requests)
    canary = step(release, "canary")
    assert canary.bake_hours == pytest.approx(hours)
    assert canary.bake == said


def test_a_shadow_lasts_until_its_900_pairs_can_be_there() -> None:
    common = {"error_cost": "critical", "incumbent": "people", "requests_per_day": 900}
    assert step(equipped(**common), "shadow").bake_hours == 168  # 900 a day: the week is longer
    assert step(equipped(**common, gpu_scarce=True), "shadow").bake_hours == 240  # a tenth of 900 a day: 10 days


def test_without_the_traffic_the_number_stands_without_a_time() -> None:
    release = equipped(error_cost="critical", incumbent="people")
    assert step(release, "canary").bake == "30 minutes, and until 300 requests have come in"


def test_a_person_stays_where_people_are_decided_about_and_an_error_is_critical() -> None:
    critical = {"error_cost": "critical", "incumbent": "people"}
    assert "person-stays" in prepared(equipped(**critical, decides_about_people=True))
    assert "person-stays" in prepared(equipped(error_cost="medium", incumbent="people", review_share=1))
    assert "person-stays" not in prepared(equipped(**critical, decides_about_people=False))
    assert "person-stays" not in prepared(equipped(error_cost="low", incumbent="people", review_share=0.1))


@pytest.mark.parametrize("about_people", [True, False])
def test_people_are_not_part_of_an_experiment_without_a_word_on_it(about_people: bool) -> None:  # noqa: FBT001
    release = equipped(
        error_cost="low",
        incumbent="model",
        requests_per_day=100_000,
        decides_about_people=about_people,
        **EXPERIMENT,
    )
    assert "fix-the-question" in prepared(release)
    assert ("experiment-agreed" in prepared(release)) is about_people
