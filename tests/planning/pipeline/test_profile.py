"""Which profile a pipeline has: the rulings of the design, by hand."""

from typing import Any

import pytest

from builders import TODAY, answers
from chapters import pipeline_for
from mlready.engine.assess import assess
from mlready.model.pipeline import Pipeline
from shipped import shipped_playbook


def pipeline(audience: str = "startup", **context: Any) -> Pipeline:  # noqa: ANN401 - any answer
    whole = shipped_playbook(audience)
    playbook = whole.model_copy(update={"controls": whole.controls[:1]})
    return pipeline_for(assess(playbook, answers({}, context), today=TODAY))


def profile(audience: str = "startup", **context: Any) -> tuple[str, str | None]:  # noqa: ANN401 - the same
    chosen = pipeline(audience, **context).profile
    return chosen.main, chosen.host


@pytest.mark.parametrize("audience", ["startup", "enterprise"])
@pytest.mark.parametrize(
    ("platform", "expected"),
    [("kubernetes", "P3"), ("managed-ml", "P4"), ("serverless", "P1"), ("single-vm", "P2"), ("on-premise", "P2")],
)
def test_the_platform_gives_the_host_whoever_asks(audience: str, platform: str, expected: str) -> None:
    assert profile(audience, mode="online", platform=platform) == (expected, None)


@pytest.mark.parametrize(("audience", "expected"), [("startup", "P1"), ("enterprise", "P4")])
@pytest.mark.parametrize("context", [{"platform": "none"}, {}], ids=["none", "not said"])
def test_without_a_platform_the_size_of_the_organisation_decides(
    audience: str, expected: str, context: dict[str, str]
) -> None:
    assert profile(audience, mode="online", **context) == (expected, None)


@pytest.mark.parametrize(
    ("context", "main"),
    [
        ({"mode": "batch"}, "P5"),
        ({"mode": "batch", "hosted_llm": True}, "P5"),
        ({"mode": "online", "hosted_llm": True}, "P7"),
        ({"mode": "stream", "hosted_llm": True}, "P7"),
        ({"mode": "edge"}, "P6"),
        ({"mode": "edge", "hosted_llm": True}, "P6"),
        ({"mode": "batch", "fleet_size": 200}, "P6"),
    ],
    ids=lambda given: str(sorted(given) if isinstance(given, set | frozenset) else given),
)
def test_devices_come_before_runs_and_runs_before_language_models_and_all_stand_on_a_host(
    context: dict[str, Any], main: str
) -> None:
    assert profile(platform="kubernetes", **context) == (main, "P3")


@pytest.mark.parametrize(
    ("audience", "cloud", "host"),
    [
        ("startup", "aws", "P1"),
        ("enterprise", "aws", "P4"),
        ("startup", "none", "P2"),
        ("enterprise", "none", "P2"),
        ("startup", None, "P2"),
    ],
)
def test_what_stands_behind_devices_follows_its_cloud(audience: str, cloud: str | None, host: str) -> None:
    said = {} if cloud is None else {"cloud": cloud}
    assert profile(audience, mode="edge", platform="edge", **said) == ("P6", host)
    assert profile(audience, mode="edge", **said) == ("P6", host)


def test_the_answers_that_decided_are_named() -> None:
    made = pipeline("enterprise", mode="batch", platform="kubernetes")
    assert [(one.profile, dict(one.answers)) for one in made.why] == [
        ("P5", {"context.mode": "batch"}),
        ("P3", {"context.platform": "kubernetes"}),
    ]


def test_open_questions_are_named_with_the_profile_that_they_could_lead_to() -> None:
    others = {one.profile: one.missing for one in pipeline(mode="online", platform="serverless").undecided}
    assert others == {"P7": ("context.hosted_llm",)}
    others = {one.profile: one.missing for one in pipeline().undecided}
    assert others["P5"] == ("context.mode",)
    assert others["P3"] == ("context.platform",)


def test_what_decides_nothing_any_more_is_not_asked_for() -> None:
    assert pipeline(mode="batch", platform="kubernetes").undecided == ()
    assert pipeline(mode="online", platform="serverless", hosted_llm=False).undecided == ()


def test_a_small_team_on_a_cluster_is_told_what_that_takes() -> None:
    assert "with 2 full-time people" in pipeline(mode="online", platform="kubernetes", team_fte=2).remarks[0]
    assert pipeline(mode="online", platform="kubernetes", team_fte=6).remarks == ()
    assert pipeline(mode="online", platform="serverless", team_fte=1).remarks == ()
