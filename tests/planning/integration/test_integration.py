"""Tasks that join a model to other systems: which follow from which answers."""

import math
from collections.abc import Mapping
from typing import Any

import pytest

from builders import TODAY, answers
from chapters import integration_for
from mlready.engine.assess import assess
from mlready.model.integration import Integration, IntegrationTask
from mlready.planning.plan import make_plan
from mlready.store.advice import load_roles
from mlready.store.library import Library
from shipped import advice, shipped_playbook

ASKED = sorted({name for topic in advice().integration.topics for name in topic.controls})
PLAYBOOKS = {
    name: shipped_playbook(name).model_copy(
        update={"controls": tuple(one for one in shipped_playbook(name).controls if one.id in ASKED)}
    )
    for name in ("startup", "enterprise")
}
ONLINE = {"mode": "online", "platform": "serverless", "cloud": "gcp", "hosted_llm": False, "incumbent": "rules"}
SIZED = ONLINE | {
    "latency_target_ms": 120,
    "service_time_ms": 35,
    "concurrency_per_replica": 4,
    "peak_requests_per_second": 60,
}


def integration(
    context: Mapping[str, Any] = ONLINE, levels: Mapping[str, int] | None = None, audience: str = "startup"
) -> Integration:
    return integration_for(assess(PLAYBOOKS[audience], answers(levels or {}, context), today=TODAY))


def tasks(
    context: Mapping[str, Any] = ONLINE, levels: Mapping[str, int] | None = None, audience: str = "startup"
) -> dict[str, IntegrationTask]:
    made = integration(context, levels, audience)
    return {task.id: task for topic in made.topics for task in topic.tasks}


def test_a_call_that_changes_something_needs_a_key_and_one_that_does_not_may_be_repeated() -> None:
    free, bound = tasks(SIZED | {"call_has_effects": False}), tasks(SIZED | {"call_has_effects": True})
    assert "retry-once" in free
    assert not {"idempotency", "no-retry"} & free.keys()
    assert {"idempotency", "split-effects"} <= bound.keys()
    assert not {"retry-once", "no-retry"} & bound.keys()


@pytest.mark.parametrize(("target", "expected"), [(120, "retry-once"), (87.5, "retry-once"), (87, "no-retry")])
def test_a_second_call_is_allowed_only_where_it_fits_into_the_target(target: float, expected: str) -> None:
    found = tasks(SIZED | {"call_has_effects": False, "latency_target_ms": target})
    assert [name for name in ("retry-once", "no-retry") if name in found] == [expected]


def test_whether_a_call_has_effects_is_asked_for_before_anything_is_said_of_retries() -> None:
    assert not {"retry-once", "no-retry", "idempotency"} & tasks(SIZED).keys()
    assert "context.call_has_effects" in integration(SIZED).undecided


def test_the_figures_are_worked_out_from_the_answers() -> None:
    made = integration(SIZED)
    assert made.figures["in_flight"] == 13  # 4 * 120 / 35 = 13.7
    assert made.figures["work_ms"] == 96  # four fifths of 120
    assert made.figures["double_peak"] == 120
    # Little: 60/s * 0.035 s / (4 * 0.6) = 0.875, so one replica and a spare; 2 * 4 * 0.8 / 0.035 s = 182.9
    assert made.figures["throughput"] == 182
    found = tasks(SIZED)
    assert "more than 13 requests in flight (4 at a time" in found["admission"].does
    assert "the caller waits 120 ms and then lets the rules decide alone" in found["deadline"].does
    assert "after 96 ms" in found["deadline"].does
    assert "within 120 ms" in found["deadline"].check


@pytest.mark.parametrize("said", [{"batch_runs_per_day": 1e-320}, {"peak_requests_per_second": 1e308}])
def test_what_no_number_can_say_is_no_figure(said: dict[str, float]) -> None:
    figures = integration({**SIZED, "mode": "batch", **said}).figures
    assert all(map(math.isfinite, figures.values()))


def test_a_model_slower_than_its_target_is_told_so() -> None:
    found = tasks(SIZED | {"service_time_ms": 500})
    assert "too-slow" in found
    assert "admission" not in found


@pytest.mark.parametrize(
    ("incumbent", "says"),
    [("rules", "lets the rules decide alone"), ("people", "hands the case to people"), ("none", "fallback that")],
)
def test_the_fallback_is_what_decides_today(incumbent: str, says: str) -> None:
    assert says in tasks(SIZED | {"incumbent": incumbent})["deadline"].does


@pytest.mark.parametrize(
    ("context", "has", "lacks"),
    [
        (
            {"mode": "batch", "batch_runs_per_day": 2, "batch_records": 5_000_000},
            {"delivery-table", "rerun", "late-records", "refused-records", "job-rights", "bulk-read"},
            {"describe-call", "deadline", "admission", "dead-letters", "manifest"},
        ),
        (
            {"mode": "stream", "peak_requests_per_second": 400, "latency_target_ms": 50},
            {"repeat-events", "dead-letters", "lag", "named-formats-events"},
            {"describe-call", "delivery-table", "callers-limit", "manifest"},
        ),
        (
            {"mode": "edge", "platform": "edge"},
            {"manifest", "device-keys", "model-apart", "export-check"},
            {"describe-call", "delivery-table", "dead-letters", "open-ports"},
        ),
        (
            ONLINE | {"hosted_llm": True, "personal_data": "personal"},
            {"structured-answer", "injection", "tokens-limit", "provider-terms", "second-provider", "prompts-apart"},
            {"one-code", "one-function", "manifest", "delivery-table"},
        ),
        (ONLINE, {"describe-call", "one-code"}, {"injection", "tokens-limit", "gateway", "open-ports", "session"}),
        (ONLINE | {"platform": "single-vm"}, {"open-ports"}, {"no-internet"}),
        (ONLINE | {"problem_type": "forecasting"}, {"clock-changes"}, {"pixels", "text-length"}),
        (ONLINE | {"problem_type": "computer-vision"}, {"pixels"}, {"clock-changes", "catalogue-version"}),
        (ONLINE | {"ground_truth_delay_days": "never"}, {"judged-sample"}, {"label-sample"}),
        (ONLINE | {"ground_truth_delay_days": 45}, {"label-sample"}, {"judged-sample"}),
    ],
    ids=lambda given: " ".join(f"{name}={said}" for name, said in given.items()) if isinstance(given, dict) else "",
)
def test_each_kind_of_system_gets_its_own_tasks(context: dict[str, Any], has: set[str], lacks: set[str]) -> None:
    found = tasks(context).keys()
    assert has <= found
    assert not lacks & found


def test_a_batch_says_in_its_own_numbers_when_it_stops_and_what_waits() -> None:
    found = tasks({"mode": "batch", "batch_runs_per_day": 2, "batch_records": 4_500, "batch_window_hours": 3})
    assert "12 hours later" in found["late-records"].does
    assert "above 5 of them (0.1 % of 4,500)" in found["refused-records"].does
    assert "at the end of the 3 hours" in found["delivery-table"].does


def test_a_gateway_and_a_signature_of_security_belong_to_large_organisations() -> None:
    extra = {"gateway", "sign-off", "bulkhead", "middleware", "service-desk"}
    assert extra <= tasks(audience="enterprise").keys()
    assert not extra & tasks().keys()


def test_what_has_been_reached_is_not_asked_for_again() -> None:
    assert {"describe-call", "version-call"} <= tasks().keys()
    assert "describe-call" not in tasks(levels={"int.api": 2})
    assert "version-call" in tasks(levels={"int.api": 2})
    assert "version-call" not in tasks(levels={"int.api": 3})


def test_what_lies_beyond_the_target_is_left_for_later() -> None:
    label = {**ONLINE, "ground_truth_delay_days": 45}
    assert "label-join" not in tasks(label)  # the target of a start-up is 2
    assert "label-join" in tasks(label, audience="enterprise")


def test_everything_at_its_target_is_settled() -> None:
    made = integration(levels=dict.fromkeys(ASKED, 4))
    assert made.open_topics == ()
    assert made.plain == ()
    assert {one.control for one in made.settled} == set(ASKED)
    assert made.undecided == ()


def test_nothing_answered_gives_no_task_and_names_what_decides() -> None:
    made = integration({})
    assert made.open_topics == ()
    assert made.undecided[0] == "context.mode"


def test_a_control_that_does_not_apply_is_left_out() -> None:
    made = integration({"mode": "batch"})
    assert "int.realtime" not in {one.control for topic in made.topics for one in topic.standings}


def test_every_task_can_be_checked_has_an_owner_and_would_be_wrong_elsewhere() -> None:
    roles = {role.id for role in load_roles(Library())}
    situations: list[Mapping[str, Any]] = [
        {},
        ONLINE,
        SIZED,
        {"mode": "batch"},
        {"mode": "stream"},
        {"mode": "edge"},
        ONLINE | {"hosted_llm": True},
    ]
    found = [
        set(tasks(context, audience=audience)) for context in situations for audience in ("startup", "enterprise")
    ]  # fmt: skip
    for topic in advice().integration.topics:
        for task in topic.tasks:
            assert task.role in roles
            assert any(task.id not in one for one in found), f"{task.id} is said to everybody"


def test_a_task_belongs_to_an_action_of_the_plan() -> None:
    assessment = assess(shipped_playbook(), answers({"int.api": 4}, SIZED), today=TODAY)
    plan = make_plan(assessment, advice())
    assert plan.integration is not None
    named = {task.control for topic in plan.integration.topics for task in topic.tasks}
    assert named
    assert named <= {action.id for action in plan.actions or ()}


def test_a_job_that_nobody_calls_leaves_no_port_open() -> None:
    batch = tasks({"mode": "batch", "platform": "single-vm", "hosted_llm": False})["open-ports"]
    online = tasks(SIZED | {"platform": "single-vm"})["open-ports"]
    assert "443" not in batch.does + batch.check
    assert "443" in online.does


def test_a_stream_is_late_by_the_time_to_its_answer_not_by_a_count_of_events() -> None:
    found = tasks(SIZED | {"mode": "stream", "latency_target_ms": 40})["lag"]
    assert "p95 is above 40 ms" in found.does
