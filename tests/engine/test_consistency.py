from collections.abc import Mapping

import pytest

from builders import TODAY, answers, control, playbook, remedy
from mlready.engine.consistency import inconsistencies
from mlready.engine.findings import find
from mlready.model.advice import ConsistencyRule
from mlready.model.answers import Answers
from mlready.model.assessment import Inconsistency
from mlready.model.evidence import NOT_SCANNED, PracticeFinding, Scan, Status
from mlready.model.when import When

LOOP = {"ops.lifecycle": ">= 3", "ops.retraining": "<= 1"}


def broken(condition: Mapping[str, object], said: Answers, seen: Scan = NOT_SCANNED) -> tuple[Inconsistency, ...]:
    rule = ConsistencyRule(id="rule", when=When.model_validate(condition), says="It cannot be.")
    controls = control("ops.lifecycle"), control("ops.retraining", decidable=True, evidence={"retraining.automated": 3})
    return inconsistencies([rule], said, find(playbook(*controls), said, seen, TODAY))


def test_two_levels_that_cannot_both_be_true_are_named() -> None:
    assert broken(LOOP, answers({"ops.lifecycle": 3, "ops.retraining": 1})) == (
        Inconsistency(ids=("ops.lifecycle", "ops.retraining"), says="It cannot be."),
    )


@pytest.mark.parametrize("said", [{"ops.lifecycle": 3, "ops.retraining": 2}, {"ops.lifecycle": 3}, {}])
def test_levels_that_agree_or_that_nobody_gave_break_no_rule(said: Mapping[str, int]) -> None:
    assert broken(LOOP, answers(said)) == ()


def test_the_level_that_counts_is_judged_not_the_one_that_was_claimed() -> None:
    said = answers({"ops.lifecycle": 3, "ops.retraining": 3})
    seen = Scan(practices={"ci.tests": PracticeFinding(id="ci.tests", status=Status.FOUND)})
    assert broken(LOOP, said) == ()
    assert broken(LOOP, said, seen) != ()


def test_a_control_that_does_not_apply_contradicts_nothing() -> None:
    said = answers({"ops.lifecycle": 3, "ops.retraining": {"level": 1, "not_applicable": "never retrained"}})
    assert broken(LOOP, said) == ()


def test_context_answers_contradict_each_other_too() -> None:
    rule = {"context.downtime_ok": True, "context.availability": ">= 99.5"}
    assert broken(rule, answers({}, {"downtime_ok": True, "availability": 99.9})) != ()
    assert broken(rule, answers({}, {"downtime_ok": True, "availability": 99})) == ()


def test_what_was_left_open_may_contradict_an_answer() -> None:
    rule = {"ops.lifecycle": ">= 3", "context.personal_data": "unanswered"}
    assert broken(rule, answers({"ops.lifecycle": 3})) != ()
    assert broken(rule, answers({"ops.lifecycle": 3}, {"personal_data": "none"})) == ()


def test_an_assumption_counts_in_a_rule_but_nobody_is_asked_about_it() -> None:
    rule = {"context.budget": "< 2 * assumptions.month_hours"}
    (one,) = broken(rule, answers({}, {"budget": 1459}))
    assert one.ids == ("context.budget",)
    assert broken(rule, answers({}, {"budget": 1459}, assumptions={"month_hours": 700})) == ()


def hurried(weeks: float, **context: object) -> tuple[Inconsistency, ...]:
    """Return what is said of a date while two blockers of five days each wait for each other."""
    controls = (
        control("sys.first", blocks=True, remedy=remedy(5)),
        control("sys.second", blocks=True, remedy=remedy(5, "sys.first")),
    )
    said = answers({"sys.first": 0, "sys.second": 1}, {"weeks_to_go_live": weeks, **context})
    rule = ConsistencyRule(
        id="rule", when=When({"context.weeks_to_go_live": "< blockers.chain_weeks"}), says="It cannot be."
    )
    return inconsistencies([rule], said, find(playbook(*controls), said, NOT_SCANNED, TODAY))


def test_a_date_before_the_end_of_the_longest_chain_of_blockers_names_the_chain() -> None:
    assert [one.ids for one in hurried(1.9)] == [("context.weeks_to_go_live", "sys.first", "sys.second")]
    assert hurried(2) == ()


def test_more_people_do_not_shorten_a_chain_but_part_time_lengthens_it() -> None:
    assert hurried(1.9, team_fte=10) != ()
    assert hurried(3.9, team_fte=0.5) != ()
    assert hurried(4, team_fte=0.5) == ()


def test_a_blocker_that_nobody_has_answered_contradicts_no_date() -> None:
    rule = {"context.weeks_to_go_live": "< blockers.chain_weeks"}
    assert broken(rule, answers({}, {"weeks_to_go_live": 0})) == ()
