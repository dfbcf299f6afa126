"""What holds of every release, whatever has been answered."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from builders import TODAY, answers
from mlready.engine.assess import assess
from mlready.model.strategy import Strategy
from mlready.model.when import When
from mlready.planning.capacity.figures import capacity_of
from mlready.planning.capacity.known import Known
from mlready.planning.situation import Situation
from mlready.planning.strategy.choose import choose
from releases import ids
from shipped import advice, startup_with

LEVELS = ("gov.compliance", "sys.versioning", "ops.service-health", "plan.strategy")
# The other controls have no say in a release, and would take most of the time.
PLAYBOOK = startup_with(LEVELS)
NUMBERS = {
    "ground_truth_delay_days": st.sampled_from([0, 0.02, 3, 7, 45, "never"]),
    "requests_per_day": st.sampled_from([10, 999, 1_000, 1_001, 50_000, 10**7]),
    "users_per_day": st.sampled_from([10, 5_000, 10**6]),
    "capacity_multiple": st.sampled_from([1, 1.4, 1.5, 1.9, 2, 3]),
    "latency_target_ms": st.sampled_from([5, 50, 51, 2_000]),
    "skill": st.integers(0, 4),
    "variants": st.sampled_from([1, 2, 4, 5, 9]),
    "batch_runs_per_day": st.sampled_from([0.14, 1, 24]),
    "error_rate_now": st.sampled_from([0, 0.005, 0.2]),
    "error_rate_alarm": st.sampled_from([0.005, 0.01, 0.5]),
    "conversion_rate": st.sampled_from([0.05, 0.9]),
    "minimum_uplift": st.sampled_from([0.005, 0.2]),
}
QUESTIONS = {
    **{one.id: st.sampled_from([choice.id for choice in one.choices]) for one in PLAYBOOK.context if one.choices},
    **{one.id: st.booleans() for one in PLAYBOOK.context if one.type.name == "BOOLEAN"},
    **NUMBERS,
}
CONTEXT = st.fixed_dictionaries({}, optional={name: one for name, one in QUESTIONS.items() if name != "purpose"})
SAID = st.dictionaries(st.sampled_from(LEVELS), st.integers(0, 4))


def situation(levels: dict[str, int], context: dict[str, Any]) -> Situation:
    assessment = assess(PLAYBOOK, answers(levels, context), today=TODAY)
    return Situation.of(assessment, capacity_of(Known.of(assessment)), advice().strategies.ids)


def known(facts: Situation, when: When) -> bool | None:
    return when.holds(facts.facts)


@given(SAID, CONTEXT)
def test_no_step_lacks_a_hard_prerequisite(levels: dict[str, int], context: dict[str, Any]) -> None:
    facts = situation(levels, context)
    for name in ids(choose(advice().strategies, facts)):
        assert all(known(facts, need.when) is not False for need in advice().strategies.kind(name).needs)


@given(SAID, CONTEXT)
def test_there_is_one_rule_and_a_base_or_a_stop(levels: dict[str, int], context: dict[str, Any]) -> None:
    release = choose(advice().strategies, situation(levels, context))
    kinds = {rule.id: rule.kind for rule in advice().strategies.rules if rule.kind != "modifier"}
    assert release.stopped == (kinds[release.rule] == "stop")
    assert (kinds[release.rule] == "first-step") == (release.rest_from is not None)
    assert release.rest_from is None or kinds[release.rest_from] == "base"
    assert (release.base is None) == (not release.sequence)
    assert not release.sequence or release.base == release.sequence[0].id
    assert [reason.rule for reason in release.why][: 1 + (release.rest_from is not None)] == [
        one for one in (release.rule, release.rest_from) if one
    ]


@given(SAID, CONTEXT)
def test_every_other_strategy_is_rejected_with_a_reason(levels: dict[str, int], context: dict[str, Any]) -> None:
    release = choose(advice().strategies, situation(levels, context))
    rejected = [one.id for one in release.rejected]
    assert sorted([*ids(release), *rejected]) == sorted(kind.id for kind in advice().strategies.strategies)
    assert all(one.says and (one.rule or one.answers) for one in release.rejected)


@given(SAID, CONTEXT)
def test_what_is_undecided_hangs_on_open_questions_alone(levels: dict[str, int], context: dict[str, Any]) -> None:
    facts = situation(levels, context)
    release = choose(advice().strategies, facts)
    rules = [one.rule for one in release.undecided]
    assert len(rules) == len(set(rules))
    open_ids = {one for undecided in release.undecided for names in undecided.missing for one in names.split("|")}
    assert open_ids.isdisjoint(facts.facts)
    assert all(one.missing for one in release.undecided)
    if release.stopped:
        assert set(rules) <= {"R1"}
    else:
        # A base that was found, or comes after it, is decided.
        order = [rule.id for rule in advice().strategies.rules if rule.kind in {"base", "first-step"}]
        last = order.index(release.rest_from or release.rule)
        assert {release.rule, release.rest_from}.isdisjoint(set(rules) - {"R5"})
        assert set(rules).isdisjoint(set(order[last:]) - {"R5"})


@given(SAID, CONTEXT)
def test_a_release_ends_with_everybody_or_says_what_is_missing(levels: dict[str, int], context: dict[str, Any]) -> None:
    release = choose(advice().strategies, situation(levels, context))
    assert release.stopped or release.goes_live or {one.strategy for one in release.requirements} >= {"rolling"}


@given(SAID, CONTEXT, st.sampled_from(["high", "critical"]))
def test_a_stop_names_what_would_lift_it(levels: dict[str, int], context: dict[str, Any], cost: str) -> None:
    facts = situation(levels, context | {"error_cost": cost})
    release = choose(advice().strategies, facts)
    unsettled = levels.get("gov.compliance", 0) < 2
    assert release.stopped == (
        unsettled or max(levels.get(name, 0) for name in ("sys.versioning", "plan.strategy")) < 2
    )
    if not release.stopped:
        return
    assert release.requirements
    assert release.after_stop is not None
    lifted = {name: 2 for one in release.requirements for name in one.ids}
    assert not choose(advice().strategies, facts.having(lifted)).stopped


@given(SAID, CONTEXT)
def test_shares_grow_and_times_are_positive(levels: dict[str, int], context: dict[str, Any]) -> None:
    release = choose(advice().strategies, situation(levels, context))
    for name in ids(release):
        grown = [step.share for step in release.sequence if step.id == name and step.live and step.share is not None]
        assert grown == sorted(grown)
        assert all(0 <= share <= 1 for share in grown)
    for step in release.sequence:
        assert step.does
        assert step.bake
        assert step.promote
        assert step.roll_back
        assert step.bake_hours is None or step.bake_hours > 0
        assert "{" not in f"{step.does}{step.of}{step.promote}{step.roll_back}"


@given(SAID, CONTEXT)
def test_nothing_used_comes_before_what_people_decide_or_compare(
    levels: dict[str, int], context: dict[str, Any]
) -> None:
    release = choose(advice().strategies, situation(levels, context))
    silent = [number for number, step in enumerate(release.sequence) if step.id in {"shadow", "human-in-the-loop"}]
    wide = [number for number, step in enumerate(release.sequence) if step.live and step.share == 1]
    assert not silent or not wide or max(silent) < min(wide)


@given(SAID, CONTEXT)
def test_the_same_answers_give_the_same_release(levels: dict[str, int], context: dict[str, Any]) -> None:
    backwards = dict(reversed(context.items()))
    assert strategy(levels, context) == strategy(dict(reversed(levels.items())), backwards)


def strategy(levels: dict[str, int], context: dict[str, Any]) -> Strategy:
    return choose(advice().strategies, situation(levels, context))


@given(SAID, CONTEXT, st.data())
def test_an_answer_that_no_open_rule_or_need_asks_for_changes_no_step(
    levels: dict[str, int], context: dict[str, Any], data: st.DataObject
) -> None:
    release = strategy(levels, context)
    asked = {one for part in (*release.undecided,) for names in part.missing for one in names.split("|")}
    asked |= {one for need in release.requirements for names in need.ids for one in names.split("|")}
    unasked = [name for name in QUESTIONS if name not in context and f"context.{name}" not in asked]
    # Bounds and times take in these, and platforms cap shares; wants and needs do not hang on them.
    timing = {
        "latency_target_ms",
        "ground_truth_delay_days",
        "requests_per_day",
        "batch_runs_per_day",
        "platform",
        "cloud",
    }
    facts = situation(levels, context)
    apply = {one.id for one in PLAYBOOK.context if not one.asked_when or known(facts, one.asked_when) is not False}
    others = {*NUMBERS, *timing, "purpose", "mode", "error_cost"}
    candidates = [name for name in unasked if name in apply and name not in others]
    assume(candidates and not release.stopped)
    name = data.draw(st.sampled_from(candidates))
    assert ids(strategy(levels, context | {name: data.draw(QUESTIONS[name])})) == ids(release)
