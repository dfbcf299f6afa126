"""The rulings on strategy, one by one and by their number in the design (10.1 to 10.28), worked out by hand."""

import pytest

from builders import answers
from mlready.model.strategy import Strategy
from mlready.planning.plan import make_plan
from releases import (
    EQUIPPED,
    EXPERIMENT,
    SETTLED,
    VISIBLE_RISE,
    equipped,
    ids,
    open_rule,
    prepared,
    rejection,
    released,
    requirement,
    shares,
)
from shipped import advice, assessed, shipped_playbook

LATE = [7, 30, 400, "never"]
SOON = [0, 0.01, 1, 6.9]


def known(**context: object) -> Strategy:
    """Return the release of a system in which little is open, so that rules are told apart by `context` alone."""
    return equipped(**{"incumbent": "model", "ground_truth_delay_days": 30, "change": "new-version", **context})


def test_ruling_1_a_system_out_of_scope_has_no_strategy() -> None:
    out = assessed(shipped_playbook(), answers({}, {"purpose": "explore"}))
    assert make_plan(out, advice()).strategy is None


@pytest.mark.parametrize("incumbent", ["rules", "people", "model"])
def test_ruling_2_rules_people_and_models_are_a_process_in_place(incumbent: str) -> None:
    assert released(mode="batch", incumbent=incumbent).rule == "R3"
    assert requirement(equipped(error_cost="critical", incumbent=incumbent), "shadow", "context.incumbent") is None


def test_ruling_2_nothing_in_place_is_no_process() -> None:
    assert released(mode="batch", incumbent="none").rule == "R4"


@pytest.mark.parametrize(("incumbent", "rule"), [("rules", "R6"), ("people", "R6"), ("none", "R6"), ("model", "R15")])
def test_ruling_2_only_a_model_is_an_incumbent_model(incumbent: str, rule: str) -> None:
    release = equipped(error_cost="medium", incumbent=incumbent, requests_per_day=100_000, **VISIBLE_RISE)
    assert release.rule == rule


def test_ruling_2_an_experiment_compares_with_a_model() -> None:
    common = {"error_cost": "low", "requests_per_day": 100_000, **EXPERIMENT}
    assert "R12" in equipped(incumbent="model", **common).modifiers
    assert "R12" not in equipped(incumbent="rules", **common).modifiers


@pytest.mark.parametrize(
    ("rule", "context"),
    [
        ("R2", {"mode": "edge", "incumbent": "none", "error_cost": "critical"}),
        ("R3", {"mode": "batch", "error_cost": "critical"}),
        ("R4", {"mode": "batch", "incumbent": "none", "error_cost": "critical"}),
        ("R5", {"error_cost": "critical", "incumbent": "none"}),
        ("R6", {"error_cost": "high", "incumbent": "rules"}),
        ("R7", {"error_cost": "high", "router": "none", "skill": 0}),
        ("R7b", {"error_cost": "high", "ground_truth_delay_days": 1, "router": "none", "skill": 0}),
        (
            "R9",
            {
                "error_cost": "medium",
                "router": "none",
                "skill": 1,
                "problem_type": "generation",
                "change": "prompt-or-model",
            },
        ),
        (
            "R14",
            {
                "error_cost": "medium",
                "problem_type": "generation",
                "change": "prompt-or-model",
                "requests_per_day": 10_000,
            },
        ),
        ("R15", {"error_cost": "medium", "requests_per_day": 10_000}),
        ("R15", {"error_cost": "low", "requests_per_day": 1_001, "skill": 1}),
        ("R16", {"error_cost": "low", "requests_per_day": 999, "skill": 2}),
        ("R18", {"error_cost": "low", "requests_per_day": 999, "skill": 3}),
        ("R18", {"error_cost": "low", "requests_per_day": 1_000, "skill": 2}),
    ],
)
def test_ruling_3_the_first_base_that_matches_wins(rule: str, context: dict[str, object]) -> None:
    release = known(**context)
    assert release.rule == rule
    assert release.why[0].rule == rule


def test_ruling_3_modifiers_all_count_in_their_order() -> None:
    release = known(
        error_cost="low",
        requests_per_day=2_000,
        regulated=True,
        latency_target_ms=50,
        state="stateful",
        gpu_scarce=True,
        **{**EXPERIMENT, "users_per_day": 80_000},
        **VISIBLE_RISE,
    )
    assert release.modifiers == ("R8", "R10", "R11", "R12", "R13", "R17")
    assert [one.rule for one in release.why] == ["R15", "R8", "R10", "R11", "R12", "R13", "R17"]


@pytest.mark.parametrize("mode", ["batch", "edge"])
def test_ruling_3_most_modifiers_need_a_service(mode: str) -> None:
    release = known(
        mode=mode,
        error_cost="low",
        requests_per_day=10,
        regulated=True,
        latency_target_ms=5,
        state="stateful",
        gpu_scarce=True,
        router="none",
        skill=0,
        **VISIBLE_RISE,
    )
    assert release.modifiers == ("R13",)
    assert release.undecided == ()


@pytest.mark.parametrize("delay", SOON)
@pytest.mark.parametrize("mode", ["online", "stream"])
def test_ruling_3_r7b_goes_up_in_small_steps_after_a_short_shadow(mode: str, delay: float) -> None:
    release = known(
        mode=mode, error_cost="high", ground_truth_delay_days=delay, requests_per_day=100_000, **VISIBLE_RISE
    )
    assert release.rule == "R7b"
    assert ids(release) == ["shadow", "canary"]
    assert shares(release, "canary") == [0.01, 0.05, 0.25, 0.5, 1]
    assert release.sequence[0].bake_hours == pytest.approx(max(48, 24 * delay))
    # The first step is below the share that decides; the others judge the answers.
    assert [step.technical for step in release.sequence] == [False, True, False, False, False, False]
    assert all("go wrong" in step.promote for step in release.sequence[2:])
    assert "go wrong" not in release.sequence[1].promote


def test_ruling_3_r18_comes_last_and_says_which_answers_would_decide_better() -> None:
    release = released()
    assert (release.rule, ids(release)) == ("R18", ["rolling"])
    assert {one.rule for one in release.undecided} == {
        *("R2", "R3", "R4", "R5", "R6", "R7", "R7b", "R9", "R14", "R15", "R16"),
        *("R8", "R10", "R11", "R12", "R13", "R17"),
    }
    assert prepared(release) == ["smoke-test", "one-command-back"]
    assert release.open_questions[0] == "context.mode"


def test_ruling_3_a_stream_has_a_parallel_consumer_and_a_share_of_partitions() -> None:
    release = known(
        mode="stream", error_cost="high", ground_truth_delay_days=1, requests_per_day=100_000, **VISIBLE_RISE
    )
    shadow, *canary = release.sequence
    assert "second consumer" in shadow.does
    assert {step.of for step in canary} == {"of the partitions"}


@pytest.mark.parametrize(("cost", "runs"), [("low", 2), ("medium", 2), ("high", 5), ("critical", 5), (None, 2)])
def test_ruling_3_parallel_runs_are_two_or_five(cost: str | None, runs: int) -> None:
    release = released(mode="batch", incumbent="rules", error_cost=cost, batch_runs_per_day=2)
    assert release.sequence[0].bake == f"{runs} runs"
    assert release.sequence[0].bake_hours == 12 * runs


def test_ruling_4_a_strategy_without_a_prerequisite_leaves_and_becomes_an_action() -> None:
    release = known(error_cost="medium", requests_per_day=100_000)
    assert ids(release) == ["canary"]
    short = equipped(SETTLED | {"sys.versioning": 1}, incumbent="model", error_cost="medium", requests_per_day=100_000)
    assert "canary" not in ids(short)
    found = requirement(short, "canary", "sys.versioning")
    assert found is not None
    assert found.state == "missing"
    assert rejection(short, "canary").answers == {"sys.versioning": 1}
    assert rejection(short, "canary").wanted


def test_ruling_4_a_canary_is_replaced_by_a_shadow_or_else_by_replay() -> None:
    common = {"incumbent": "model", "error_cost": "medium", "requests_per_day": 100_000}
    levels = SETTLED | {"ops.service-health": 1}
    assert ids(equipped(levels, **common)) == ["shadow", "rolling"]
    replayed = equipped(levels, **common, call_has_effects=True)
    assert ids(replayed) == ["rolling"]
    assert "replay" in prepared(replayed)


def test_ruling_4_blue_green_is_replaced_by_rolling() -> None:
    release = known(error_cost="critical", capacity_multiple=1.9)
    assert ids(release) == ["shadow", "human-in-the-loop", "canary", "rolling"]


def test_ruling_4_a_shadow_is_replaced_by_replay() -> None:
    release = known(error_cost="critical", call_has_effects=True)
    assert ids(release) == ["human-in-the-loop", "canary", "blue-green"]
    assert "replay" in prepared(release)


@pytest.mark.parametrize("delay", LATE)
def test_ruling_4_a_canary_may_stay_as_a_technical_one(delay: object) -> None:
    release = known(error_cost="high", ground_truth_delay_days=delay)
    assert release.rule == "R7"
    assert ids(release) == ["shadow", "canary", "champion-challenger"]
    assert all(step.technical for step in release.sequence if step.id == "canary")


@pytest.mark.parametrize("cost", ["high", "critical"])
@pytest.mark.parametrize(
    ("levels", "stops"),
    [
        ({"gov.compliance": 1, "sys.versioning": 4, "plan.strategy": 4}, True),
        ({"gov.compliance": 2, "sys.versioning": 1, "plan.strategy": 1}, True),
        ({"gov.compliance": 2, "sys.versioning": 2, "plan.strategy": 0}, False),
        ({"gov.compliance": 2, "sys.versioning": 0, "plan.strategy": 2}, False),
        ({"gov.compliance": 2, "sys.versioning": 1}, True),
        ({"gov.compliance": 2}, True),
        ({"sys.versioning": 3, "plan.strategy": 3}, True),
        ({}, True),
    ],
)
def test_ruling_5_r1_stops(cost: str, levels: dict[str, int], stops: bool) -> None:  # noqa: FBT001
    release = equipped(levels, error_cost=cost)
    assert release.stopped == stops
    assert (release.rule == "R1") == stops
    if stops:
        assert (release.base, release.sequence, release.modifiers) == (None, (), ())
        assert release.after_stop is not None
        assert release.after_stop.sequence
        assert {one.rule for one in release.rejected} == {"R1"}


@pytest.mark.parametrize("cost", ["low", "medium", None])
def test_ruling_5_r1_stops_nothing_where_an_error_costs_little(cost: str | None) -> None:
    assert not equipped({}, error_cost=cost).stopped


def test_ruling_5_an_unknown_control_counts_as_none_and_is_listed_as_unknown() -> None:
    release = equipped({"sys.versioning": 1, "gov.compliance": 3}, error_cost="high")
    assert release.why[0].unknown == ("plan.strategy",)
    assert release.why[0].answers == {"context.error_cost": "high", "sys.versioning": 1}
    assert [(one.rule, one.missing) for one in release.undecided] == [("R1", ("plan.strategy",))]


def test_ruling_5_what_follows_a_stop_takes_its_reasons_as_settled() -> None:
    release = equipped({"sys.versioning": 3, "ops.service-health": 3}, error_cost="high", incumbent="rules")
    assert release.after_stop is not None
    assert release.after_stop.rule == "R6"
    assert release.after_stop.base == "shadow"
    assert requirement(release, None, "gov.compliance") is not None


def test_ruling_5_a_control_that_does_not_apply_stops_nothing() -> None:
    aside = {"not_applicable": "no law asks anything of this use"}
    assert not equipped({**SETTLED, "gov.compliance": aside}, error_cost="high").stopped


@pytest.mark.parametrize("incumbent", ["rules", "people"])
def test_ruling_5_r6_begins_with_a_shadow_where_a_process_is_in_place(incumbent: str) -> None:
    release = equipped(error_cost="medium", incumbent=incumbent, ground_truth_delay_days=30)
    assert (release.rule, release.rest_from, release.base) == ("R6", "R18", "shadow")
    assert ids(release) == ["shadow", "rolling"]


@pytest.mark.parametrize("cost", ["medium", "high"])
def test_ruling_5_r6_begins_with_people_where_nothing_is_in_place(cost: str) -> None:
    release = equipped(error_cost=cost, incumbent="none", ground_truth_delay_days=None)
    assert (release.rule, release.rest_from) == ("R6", "R18")
    assert ids(release) == ["human-in-the-loop", "rolling"]


def test_ruling_5_r6_takes_the_rest_from_the_next_base() -> None:
    release = equipped(error_cost="high", incumbent="rules", ground_truth_delay_days=30)
    assert (release.rule, release.rest_from) == ("R6", "R7")
    assert ids(release) == ["shadow", "canary"]
    assert requirement(release, "champion-challenger", "context.incumbent") is not None
    soon = equipped(
        error_cost="high", incumbent="none", ground_truth_delay_days=1, requests_per_day=10**6, **VISIBLE_RISE
    )
    assert (soon.rule, soon.rest_from) == ("R6", "R7b")
    assert ids(soon) == ["human-in-the-loop", "canary"]


@pytest.mark.parametrize("problem", ["generation", "nlp", None])
@pytest.mark.parametrize("change", ["prompt-or-model", "new-version", None])
def test_ruling_5_r14_needs_generation_and_a_changed_prompt_or_model(problem: str | None, change: str | None) -> None:
    release = equipped(error_cost="low", incumbent="model", router="flags", problem_type=problem, change=change)
    assert (release.rule == "R14") == (problem == "generation" and change == "prompt-or-model")


def test_ruling_5_r14_goes_from_evaluation_to_staff_to_tenants() -> None:
    release = known(error_cost="low", router="flags", problem_type="generation", change="prompt-or-model")
    assert ids(release) == ["feature-flag", "canary"]
    assert {"offline-evals", "keep-pair"} <= set(prepared(release))
    assert {step.of for step in release.sequence if step.id == "canary"} == {"of the tenants"}
    without_flags = known(error_cost="low", router="mesh", problem_type="generation", change="prompt-or-model")
    assert (without_flags.base, ids(without_flags)) == ("canary", ["canary"])


def test_ruling_5_the_base_is_the_first_of_what_is_left() -> None:
    assert known(error_cost="critical").base == "shadow"
    assert known(error_cost="critical", call_has_effects=True).base == "human-in-the-loop"
    assert known(error_cost="low", requests_per_day=10, skill=1).base == "rolling"


@pytest.mark.parametrize(
    ("context", "rule", "order"),
    [
        (
            {"mode": "batch", "incumbent": "model"},
            "R3",
            ["batch-switch", "human-in-the-loop", "batch-switch", "champion-challenger"],
        ),
        ({"mode": "batch", "incumbent": "none"}, "R4", ["human-in-the-loop", "batch-switch"]),
        ({"mode": "edge", "incumbent": "none"}, "R2", ["edge-ota", "human-in-the-loop", *["edge-ota"] * 4]),
    ],
)
def test_ruling_5_people_stand_before_the_switch_or_the_first_wave(
    context: dict[str, object], rule: str, order: list[str]
) -> None:
    release = released(error_cost="critical", regulated=True, batch_runs_per_day=1, **context)
    assert release.rule == rule
    assert release.modifiers[0] == "R5"
    assert [step.id for step in release.sequence] == order
    decided = [step.id for step in release.sequence].index("human-in-the-loop")
    assert not any(step.live for step in release.sequence[:decided])
    assert next(step for step in release.sequence if step.live).id in {"batch-switch", "edge-ota"}
    if context["mode"] == "batch":
        assert release.sequence[0].bake == "5 runs"


def test_ruling_5_r8_uses_the_share_of_the_assumption() -> None:
    # 2,373 requests in seven days at 5 % are 6,780 requests a day.
    common = {"error_cost": "medium", **VISIBLE_RISE}
    assert "R8" in known(requests_per_day=6_779, **common).modifiers
    assert "R8" not in known(requests_per_day=6_780, **common).modifiers


def test_ruling_5_r8_takes_a_shadow_and_blue_green_where_a_canary_cannot_decide() -> None:
    release = known(error_cost="medium", requests_per_day=1_000, **VISIBLE_RISE)
    assert (release.rule, release.modifiers, ids(release)) == ("R15", ("R8",), ["shadow", "blue-green"])
    assert (rejection(release, "canary").rule, rejection(release, "canary").wanted) == ("R8", True)
    tight = known(error_cost="medium", requests_per_day=1_000, capacity_multiple=1.6, **VISIBLE_RISE)
    assert ids(tight) == ["shadow", "rolling"]


@pytest.mark.parametrize("context", [{"error_cost": "critical"}, {"error_cost": "high"}])
def test_ruling_5_r8_leaves_a_technical_canary_alone(context: dict[str, object]) -> None:
    release = known(requests_per_day=10, **VISIBLE_RISE, **context)
    assert "R8" in release.modifiers
    assert "canary" in ids(release)
    assert all(step.technical for step in release.sequence if step.id == "canary")


@pytest.mark.parametrize("missing", ["incumbent", "ground_truth_delay_days", "error_rate_now", "change"])
def test_ruling_5_r15_at_low_cost_needs_a_router_and_no_more(missing: str) -> None:
    context: dict[str, object] = {"error_cost": "low", "requests_per_day": 5_000, missing: None}
    assert known(**context).rule == "R15"
    assert known(**context, router="none", skill=3).rule == "R18"


def test_ruling_5_r16_gives_rolling() -> None:
    release = known(error_cost="low", requests_per_day=200, skill=2, router="none", downtime_ok=None)
    assert (release.rule, ids(release)) == ("R16", ["rolling"])


def test_ruling_6_a_rule_without_its_input_does_not_match_and_does_not_decide() -> None:
    release = known(error_cost=None, requests_per_day=10, skill=1)
    assert release.rule == "R18"
    found = open_rule(release, "R16")
    assert found is not None
    assert found.missing == ("context.error_cost",)


def test_ruling_6_what_cannot_change_the_result_any_more_is_not_undecided() -> None:
    release = known(error_cost="critical", problem_type=None, gpu_scarce=False, state="stateless")
    assert {one.rule for one in release.undecided}.isdisjoint(
        {"R6", "R7", "R7b", "R9", "R14", "R15", "R16", "R10", "R11"}
    )


def test_ruling_6_alternatives_stand_with_a_bar() -> None:
    release = known(
        error_cost="low",
        compare_business_effect=True,
        sticky_users=True,
        conversion_rate=0.05,
        minimum_uplift=0.01,
    )
    found = open_rule(release, "R12")
    assert found is not None
    assert "context.users_per_day|context.requests_per_day" in found.missing


def test_ruling_6_an_unanswered_prerequisite_keeps_the_strategy_and_is_listed() -> None:
    release = equipped({}, error_cost="medium", incumbent="model", requests_per_day=100_000)
    assert ids(release) == ["canary"]
    found = requirement(release, "canary", "sys.versioning")
    assert found is not None
    assert found.state == "unanswered"


def test_ruling_6_what_is_not_asked_of_a_system_is_not_missing() -> None:
    release = released(mode="batch")
    assert (release.rule, ids(release)) == ("R18", ["rolling"])
    assert release.requirements == ()


@pytest.mark.parametrize(("delay", "rule"), [(6.99, "R7b"), (7, "R7"), (29, "R7"), (30, "R7"), ("never", "R7")])
def test_ruling_7_weeks_begin_at_seven_days(delay: object, rule: str) -> None:
    assert known(error_cost="high", ground_truth_delay_days=delay).rule == rule


PREREQUISITES = [
    ({"error_cost": "critical"}, "shadow", {"incumbent": "none"}, {}),
    ({"error_cost": "critical"}, "shadow", {"call_has_effects": True}, {}),
    ({"error_cost": "medium", "incumbent": "people"}, "shadow", {}, {"gov.compliance": 1}),
    ({"error_cost": "medium", "requests_per_day": 9_999}, "canary", {}, {"ops.service-health": 1}),
    ({"error_cost": "medium", "requests_per_day": 9_999}, "canary", {}, {"sys.versioning": 1}),
    ({"error_cost": "critical"}, "canary", {"router": "none"}, {}),
    ({"error_cost": "critical"}, "blue-green", {"capacity_multiple": 1.99}, {}),
    ({"error_cost": "critical"}, "blue-green", {"router": "none"}, {}),
    ({"error_cost": "critical"}, "blue-green", {}, {"sys.versioning": 1}),
    ({"mode": "batch"}, "champion-challenger", {"incumbent": "rules"}, {}),
    ({"mode": "batch"}, "champion-challenger", {}, {"sys.versioning": 1}),
    ({"error_cost": "low", "router": "none", "skill": 1, "downtime_ok": True}, "recreate", {"downtime_ok": False}, {}),
    ({"error_cost": "low"}, "rolling", {"state": "stateful"}, {}),
    (
        {"error_cost": "low", "router": "flags", "problem_type": "generation", "change": "prompt-or-model"},
        "feature-flag",
        {"router": "managed"},
        {},
    ),
]


@pytest.mark.parametrize(("context", "name", "lacking", "levels"), PREREQUISITES)
def test_ruling_28_a_hard_prerequisite_that_is_not_there_removes_the_strategy(
    context: dict[str, object], name: str, lacking: dict[str, object], levels: dict[str, int]
) -> None:
    common = {**EQUIPPED, "incumbent": "model", "ground_truth_delay_days": 30, **context}
    assert name in ids(released(**common))
    without = released(SETTLED | levels, **{**common, **lacking})
    assert name not in ids(without)
    assert rejection(without, name).answers


def test_ruling_28_r6_without_a_shadow_begins_with_people() -> None:
    for lacking in ({"call_has_effects": True}, {}):
        levels = SETTLED if lacking else SETTLED | {"gov.compliance": 1}
        release = equipped(levels, error_cost="medium", incumbent="rules", **lacking)
        assert ids(release) == ["human-in-the-loop", "rolling"]
        assert any(one.strategy == "shadow" and one.state == "missing" for one in release.requirements)


def test_ruling_28_the_silent_trial_on_devices_is_a_step_of_the_update() -> None:
    release = released(mode="edge", error_cost="medium", incumbent="none", regulated=False)
    assert ids(release) == ["edge-ota"]
    assert shares(release, "edge-ota") == [0.01, 0.01, 0.05, 0.25, 1]
    assert [step.live for step in release.sequence] == [False, True, True, True, True]
    assert release.undecided == ()


def test_ruling_28_modifiers_are_not_listed_under_a_stop() -> None:
    release = equipped({}, error_cost="critical", regulated=True, latency_target_ms=10, state="stateful")
    assert release.modifiers == ()
    assert [one.rule for one in release.why] == ["R1"]


@pytest.mark.parametrize("platform", ["single-vm", "serverless", "kubernetes", "managed-ml", "on-premise"])
def test_an_experiment_follows_the_canary_and_takes_over_its_larger_shares(platform: str) -> None:
    release = known(error_cost="medium", requests_per_day=100_000, platform=platform, **VISIBLE_RISE, **EXPERIMENT)
    assert ids(release) == ["canary", "ab-test"]
    assert shares(release, "canary") == [0.05, 0.25]
    assert shares(release, "ab-test") == [0.5, 1]
    # 31,234 users for each of two versions at 8,000 users a day are 7.8 days, so two weeks.
    assert release.sequence[2].bake_hours == 14 * 24


@pytest.mark.parametrize(
    ("variants", "reward", "skill", "chosen"),
    [
        (5, True, 3, "bandit"),
        (4, True, 3, "ab-test"),
        (5, False, 3, "ab-test"),
        (5, True, 2, "ab-test"),
        (None, True, 3, "ab-test"),
    ],
)
def test_many_versions_with_a_quick_reward_make_a_bandit(
    variants: int | None,
    reward: bool,  # noqa: FBT001
    skill: int,
    chosen: str,
) -> None:
    release = known(
        error_cost="low",
        requests_per_day=10**6,
        skill=skill,
        **{**EXPERIMENT, "users_per_day": 800_000},
        variants=variants,
        fast_reward=reward,
    )
    assert ids(release) == ["canary", chosen]
    assert (open_rule(release, "R12") is not None) == (variants is None)


@pytest.mark.parametrize("mode", ["online", "batch"])
def test_nobody_is_part_of_an_experiment_where_an_error_is_critical(mode: str) -> None:
    release = known(mode=mode, error_cost="critical", compare_business_effect=True, sticky_users=True)
    assert {"ab-test", "bandit"}.isdisjoint(ids(release))
    assert rejection(release, "bandit").rule == "R5" or rejection(release, "bandit").answers


@pytest.mark.parametrize("context", [{"gpu_scarce": True}, {"capacity_multiple": 1.49}])
def test_r10_takes_no_second_fleet_and_copies_a_tenth_at_most(context: dict[str, object]) -> None:
    release = known(error_cost="critical", **context)
    assert "R10" in release.modifiers
    assert ids(release) == ["shadow", "human-in-the-loop", "canary", "rolling"]
    assert shares(release, "shadow") == [0.1]
    assert "one copy at a time" in release.sequence[-1].does


def test_r9_stops_and_starts_where_an_outage_is_allowed_and_else_replaces_copies() -> None:
    common = {"error_cost": "low", "router": "none", "skill": 1}
    assert ids(known(**common, downtime_ok=True)) == ["recreate"]
    barred = known(**common, downtime_ok=False)
    assert (barred.rule, ids(barred)) == ("R9", ["rolling"])
    assert requirement(barred, "blue-green", "context.router") is not None
    assert "flags" in prepared(barred)
    unsaid = known(**common, downtime_ok=None)
    assert unsaid.rule == "R18"
    assert open_rule(unsaid, "R9") is not None


def test_r11_lets_two_versions_share_state_or_stops_in_between() -> None:
    release = known(error_cost="low", requests_per_day=10, state="stateful")
    assert ids(release) == ["blue-green"]
    assert {"split-by-user", "compatible-state"} <= set(prepared(release))
    assert ids(known(error_cost="low", requests_per_day=10, state="stateful", router="none", downtime_ok=True)) == [
        "recreate"
    ]


def test_where_nothing_fits_the_plan_says_what_would_open_a_way() -> None:
    release = known(error_cost="low", requests_per_day=10, state="stateful", router="none")
    assert (release.base, release.sequence, release.stopped) == (None, (), False)
    assert {one.strategy for one in release.requirements} == {"rolling", "blue-green", "recreate"}


def test_r13_adds_approval_comparison_frozen_data_and_retention() -> None:
    release = known(error_cost="medium", requests_per_day=100_000, regulated=True)
    assert ids(release) == ["canary", "champion-challenger"]
    assert {"approval", "comparison-record", "frozen-set", "retention"} <= set(prepared(release))


@pytest.mark.parametrize(("latency", "applies"), [(50, True), (50.1, False), (None, False)])
def test_r17_keeps_the_way_of_a_request_short(latency: float | None, applies: bool) -> None:  # noqa: FBT001
    release = known(error_cost="medium", requests_per_day=100_000, latency_target_ms=latency)
    assert ("R17" in release.modifiers) == applies
    assert ({"async-copies", "no-hop", "warm-up"} <= set(prepared(release))) == applies


def test_a_canary_lasts_until_its_requests_have_come_in() -> None:
    # 2,373 requests at 5 % of 20,000 a day are 2.373 days; the true outcomes of a day come sooner.
    release = known(error_cost="medium", requests_per_day=20_000, ground_truth_delay_days=0.1, **VISIBLE_RISE)
    hours = [step.bake_hours for step in release.sequence]
    assert hours == [pytest.approx(24 * 2_373 / (20_000 * share)) for share in (0.05, 0.25, 0.5, 1)]
    assert release.sequence[0].bake == "3 days (until 2,373 requests have come in)"


@pytest.mark.parametrize("requests", [5e-324, 1e-300])
def test_requests_that_nobody_will_live_to_see_have_no_date(requests: float) -> None:
    first = known(error_cost="high", requests_per_day=requests, ground_truth_delay_days=0.1).sequence[0]
    assert (first.id, first.bake_hours) == ("shadow", 48)
    assert first.bake.startswith("48 hours, and until 900 pairs")


def test_runs_that_never_come_have_no_hours() -> None:
    found = known(mode="batch", batch_runs_per_day=1e-320).sequence
    assert {one.bake_hours for one in found if "run" in one.bake} == {None}


def test_a_team_is_told_what_the_same_answers_give_once_it_has_mended_what_is_short() -> None:
    levels = SETTLED | {"sys.versioning": 1}
    release = equipped(levels, incumbent="model", error_cost="medium", requests_per_day=100_000)
    assert release.once_mended is not None
    assert release.once_mended.base == "canary"
    assert known(error_cost="medium", requests_per_day=100_000).once_mended is None


def test_a_first_model_is_told_how_the_next_one_will_go_out() -> None:
    release = equipped(incumbent="rules", error_cost="medium", requests_per_day=100_000)
    assert release.next_version is not None
    assert (release.next_version.rule, release.next_version.base) == ("R15", "canary")
    assert known(error_cost="medium", requests_per_day=100_000).next_version is None


@pytest.mark.parametrize(
    ("context", "words"),
    [
        ({"platform": "managed-ml", "cloud": "aws"}, "SageMaker"),
        ({"platform": "managed-ml", "cloud": "azure"}, "Azure ML"),
        ({"platform": "serverless", "cloud": "gcp"}, "Cloud Run"),
        ({"platform": "kubernetes"}, "ingress-nginx"),
        ({"platform": "single-vm"}, ""),
    ],
)
def test_what_a_platform_does_is_told_to_those_who_have_it(context: dict[str, object], words: str) -> None:
    release = known(error_cost="medium", requests_per_day=100_000, **context)
    assert any(words in one.says for one in release.platform_notes) == bool(words)


def test_a_platform_that_mirrors_half_is_not_asked_for_more() -> None:
    assert shares(known(error_cost="critical", platform="managed-ml", cloud="azure"), "shadow") == [0.5]


@pytest.mark.parametrize("mode", ["online", "batch", "edge", "stream"])
def test_every_release_is_looked_back_on_three_times(mode: str) -> None:
    assert [one.hours for one in released(mode=mode).reviews] == [24, 168, 720]


def test_a_strategy_that_one_answer_keeps_out_says_which() -> None:
    decided = {"problem_type": "classification", "change": "new-version"}
    release = equipped(incumbent="people", error_cost="medium", requests_per_day=100_000, **decided)
    canary = rejection(release, "canary")
    assert canary.says == "another answer to one question would ask for it"
    assert canary.answers == {"context.incumbent": "people"}
    # In a batch system no other answer would bring a canary: the rule for batch comes first.
    assert rejection(released(mode="batch", incumbent="model", error_cost="high"), "canary").answers == {}


def test_a_strategy_that_an_open_question_may_bring_in_says_which() -> None:
    canary = rejection(released(mode="online", error_cost="high"), "canary")
    assert canary.says.startswith("whether it fits is not decided: nobody has said context.")
    assert canary.answers == {}


def test_the_plan_is_sized_and_released_from_the_same_figures() -> None:
    said = {**EQUIPPED, "incumbent": "model", "error_cost": "medium", "requests_per_day": 20_000, **VISIBLE_RISE}
    plan = make_plan(assessed(shipped_playbook(), answers(SETTLED, said)), advice())
    assert plan.strategy is not None
    assert plan.sizing is not None
    assert plan.sizing.capacity.canary_sample.value == 2_373
    assert "2,373 requests" in plan.strategy.sequence[0].bake
