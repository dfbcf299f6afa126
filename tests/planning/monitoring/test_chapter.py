"""What there is to watch, system by system."""

import pytest

from builders import scan
from mlready.model.evidence import Status
from shipped import everything_said, shipped_playbook
from watched import ASSISTANT, BATCH, ONLINE, ids, row, watched

DOZEN = 16
PROBLEMS = {
    "classification": {"class-share", "score-drift"},
    "regression": {"score-drift", "regression-range"},
    "ranking": {"score-drift", "ranking-empty"},
    "forecasting": {"score-drift", "regression-range", "forecast-revision"},
    "anomaly-detection": {"score-drift", "anomaly-rate", "anomaly-seed"},
    "computer-vision": {"class-share", "drift-images", "vision-quality"},
    "nlp": {"class-share", "nlp-quality", "drift-text"},
    "generation": {"golden", "grounded", "leak", "refusals", "drift-text"},
}


@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_kind_of_problem_has_metrics_of_its_own_without_labels(problem: str) -> None:
    rows = set(ids(watched({**ONLINE, "problem_type": problem}, playbook="enterprise")))
    assert PROBLEMS[problem] <= rows
    others = {name for other in PROBLEMS for name in PROBLEMS[other]} - PROBLEMS[problem]
    assert not others & rows - {"score-drift", "class-share", "drift-text"}


@pytest.mark.parametrize(
    ("problem", "name"),
    [
        ("classification", "classification-quality"),
        ("regression", "regression-error"),
        ("ranking", "ranking-quality"),
        ("forecasting", "forecast-quality"),
        ("anomaly-detection", "anomaly-precision"),
    ],
)
def test_a_metric_that_needs_outcomes_is_there_only_where_they_come(problem: str, name: str) -> None:
    said = {**ONLINE, "problem_type": problem}
    assert name in ids(watched({**said, "ground_truth_delay_days": 3}, playbook="enterprise"))
    assert name not in ids(watched({**said, "ground_truth_delay_days": "never"}, playbook="enterprise"))
    unanswered = watched(said, playbook="enterprise")
    assert name not in ids(unanswered)
    assert "context.ground_truth_delay_days" in unanswered.undecided


@pytest.mark.parametrize(
    ("mode", "there", "never"),
    [
        ("online", {"burn-fast", "latency", "silence", "log-gap"}, {"lag", "run-late", "device-silent", "volume"}),
        ("stream", {"burn-fast", "lag", "silence", "duplicates"}, {"latency", "run-late", "device-silent", "volume"}),
        (
            "batch",
            {"run-late", "run-complete", "volume", "results-kept"},
            {"burn-fast", "latency", "silence", "log-gap"},
        ),
        ("edge", {"device-silent", "device-version", "device-sample"}, {"burn-fast", "silence", "run-late", "log-gap"}),
    ],
)
def test_every_mode_has_its_own(mode: str, there: set[str], never: set[str]) -> None:
    rows = set(ids(watched({**ONLINE, "mode": mode}, playbook="enterprise")))
    assert there <= rows
    assert not never & rows


def test_nothing_is_said_of_tokens_without_a_language_model() -> None:
    text = str(watched(ONLINE, playbook="enterprise").model_dump())
    assert not [word for word in ("token", "prompt", "golden", "provider") if word in text.lower()]


def test_nothing_is_said_of_gpus_where_there_are_none() -> None:
    assert "gpu" not in ids(watched(ONLINE, playbook="enterprise"))
    assert "gpu" in ids(watched({**ONLINE, "gpu_scarce": True}))


def test_a_machine_of_ones_own_has_no_bill_by_the_day() -> None:
    for platform in ("single-vm", "on-premise"):
        assert "cost" not in ids(watched({**ONLINE, "platform": platform, "cloud": "none", "budget_per_month": 100}))
    assert "cost" in ids(watched({**ONLINE, "platform": "serverless", "cloud": "aws"}))


@pytest.mark.parametrize("said", [ONLINE, BATCH, ASSISTANT, {**ONLINE, "mode": "edge"}, {**ONLINE, "mode": "stream"}])
def test_a_start_up_begins_with_the_dozen_that_matters(said: dict[str, object]) -> None:
    small = watched({**said, "ground_truth_delay_days": 3, "error_cost": "medium"})
    large = watched({**said, "ground_truth_delay_days": 3, "error_cost": "medium"}, playbook="enterprise")
    assert 5 <= len(small.now) <= DOZEN
    assert small.later
    assert not large.later
    assert [*ids(small)] == [*ids(large)]
    assert {one.family for one in small.now} == {"service", "data", "model"}


def test_what_costs_more_to_get_wrong_is_watched_louder() -> None:
    calm, grave = (watched({**ONLINE, "error_cost": cost}) for cost in ("low", "high"))
    assert row(calm, "latency").severity == "ticket"
    assert row(grave, "latency").severity == "page"
    assert len(grave.now) > len(calm.now)


DELAYS = {0: "fast", 0.9: "fast", 1: "days", 6.9: "days", 7: "late", 400: "late", "never": "never", None: "open"}


@pytest.mark.parametrize(("delay", "name"), DELAYS.items())
def test_the_delay_of_outcomes_has_one_class(delay: object, name: str) -> None:
    monitoring = watched({**ONLINE, **({} if delay is None else {"ground_truth_delay_days": delay})})
    assert [one.id for one in monitoring.truth] == [name]
    assert monitoring.truth[0].do


def test_outcomes_of_chosen_cases_stand_beside_their_delay() -> None:
    monitoring = watched({**ONLINE, "ground_truth_delay_days": 45, "labels_selective": True})
    assert [one.id for one in monitoring.truth] == ["late", "selective"]
    assert "inverse propensity" in " ".join(monitoring.truth[1].do)


def test_without_outcomes_nobody_claims_accuracy() -> None:
    truth = watched({**ONLINE, "ground_truth_delay_days": "never"}).truth[0]
    assert truth.cannot == ("any statement about accuracy",)
    assert "blind-audit" in ids(watched({**ONLINE, "ground_truth_delay_days": "never"}))


@pytest.mark.parametrize(
    ("rows", "test"),
    [
        (300, "PSI is noise at that size"),
        (800, "test by KS for numbers and χ² for categories"),
        (5_000, "At that size every test is significant"),
        (5_000_000, "chance plays no part in it"),
    ],
)
def test_the_test_for_drift_fits_the_rows_of_a_window(rows: int, test: str) -> None:
    drift = watched({**BATCH, "batch_records": rows}).drift[0]
    assert test in drift
    assert f"{rows:,} rows" in drift


def test_too_few_rows_for_psi_give_no_alert_on_it() -> None:
    few, enough, unknown = (watched({**BATCH, **said}) for said in ({"batch_records": 499}, {"batch_records": 500}, {}))
    assert not row(few, "score-drift").alerts
    assert "KS test" in row(few, "score-drift").threshold
    assert [one.name for one in row(enough, "score-drift").alerts] == ["MlOutputDrift"]
    assert row(unknown, "score-drift").alerts


@pytest.mark.parametrize("said", [{}, ONLINE, BATCH, ASSISTANT])
def test_drift_alone_neither_trains_nor_promotes(said: dict[str, object]) -> None:
    monitoring = watched(said)
    assert monitoring.response[0].startswith("Rule out a fault first")
    assert monitoring.response[-1].endswith("every way ends at the quality gate.")
    assert "Nothing is promoted by an alarm" in monitoring.response[-1]
    assert any("never" in one and "rift" in one for one in monitoring.triggers)


def test_a_control_that_the_playbook_lacks_is_stood_in_for() -> None:
    assert row(watched(ASSISTANT), "golden").control == "ops.model-health"
    assert row(watched(ASSISTANT, overlays=("genai",)), "golden").control == "genai.evaluation"


def test_what_files_show_stands_beside_what_they_do_not() -> None:
    seen = scan("monitor.drift", "serving.input-validation")
    signs = {one.practice: one.status for one in watched(ONLINE, scan=seen).signs}
    assert signs["monitor.drift"] is Status.FOUND
    assert signs["data.validation|serving.input-validation"] is Status.FOUND
    assert signs["monitor.alerting"] is None
    assert "genai.tracing" not in signs


def test_nothing_said_is_still_a_chapter_that_names_what_decides() -> None:
    monitoring = watched({})
    assert [one.id for one in monitoring.now] == ["any-failure", "score-drift", "any-quality"]
    assert monitoring.undecided[:2] == ("context.problem_type", "context.mode")


def test_everything_said_leaves_no_default() -> None:
    chosen = shipped_playbook("enterprise", ("content", "genai", "regulated"))
    said = {name.removeprefix("context."): one.value for name, one in everything_said(chosen).context.items()}
    monitoring = watched(said | ONLINE, playbook="enterprise", overlays=("content", "genai", "regulated"))
    assert not monitoring.defaults
    assert not monitoring.undecided


@pytest.mark.parametrize(
    ("problem", "words"),
    [("computer-vision", "Inputs are images"), ("nlp", "Inputs are text"), ("generation", "Inputs are text")],
)
@pytest.mark.parametrize("mode", ["online", "edge"])
def test_images_and_texts_have_no_features_to_test_for_drift(problem: str, words: str, mode: str) -> None:
    drift = " ".join(watched({**ONLINE, "mode": mode, "problem_type": problem, "requests_per_day": 90_000}).drift)
    assert words in drift
    assert not [wrong for wrong in ("Wasserstein", "single features", "features that matter") if wrong in drift]


def test_devices_send_a_sample_so_no_window_of_all_their_records_is_worked_out() -> None:
    chapter = watched({**ONLINE, "mode": "edge", "problem_type": "classification", "requests_per_day": 8_000_000})
    assert "Devices send a sample" in chapter.drift[0]
    assert "8,000,000" not in str(chapter.model_dump())


@pytest.mark.parametrize(("delay", "words"), [(1, "Outcomes take a day:"), (3, "Outcomes take 3 days:")])
def test_a_day_is_counted_as_one(delay: int, words: str) -> None:
    text = str(watched({**ONLINE, "ground_truth_delay_days": delay}).model_dump())
    assert words in text
    assert "1 days" not in text


def test_a_backlog_is_judged_by_the_target() -> None:
    assert "older than 1 s" in row(watched({**ONLINE, "mode": "stream", "latency_target_ms": 40}), "lag").threshold
    assert "older than 20 s" in row(watched({**ONLINE, "mode": "stream", "latency_target_ms": 2_000}), "lag").threshold
