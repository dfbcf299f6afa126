from typing import Any

from hypothesis import given

from builders import TODAY, answers, control, playbook
from mlready.engine.assess import assess
from mlready.engine.rejudge import bar_changes, rejudged
from mlready.engine.snapshot import contradictions, snapshot_of
from mlready.model.answers import Answers
from mlready.model.assessment import Outcome, Verdict
from mlready.model.playbook import Control
from mlready.model.snapshot import Snapshot
from systems import System, systems


def judged(said: Answers, *controls: Control, digest: str = "new") -> Snapshot:
    return snapshot_of(assess(playbook(*controls, digest=digest), said, today=TODAY), "1.0")


def both(old: Control, new: Control, said: Any = 2) -> tuple[Snapshot, Snapshot]:  # noqa: ANN401 - a level, or more
    """Return the system under its old control judged anew, and as the new playbook assesses its answers."""
    answered = answers({"a.a": said, "a.b": 3})
    then, now = judged(answered, old, control("a.b"), digest="old"), judged(answered, new, control("a.b"))
    return rejudged(then, now), now


def same_but_words(one: Snapshot, other: Snapshot) -> bool:
    """Return whether two snapshots say the same; conditions may word the same reason otherwise."""
    kinds = [(condition.kind, condition.ids) for condition in one.conditions]
    return {**dict(one), "conditions": kinds} == {
        **dict(other),
        "conditions": [(condition.kind, condition.ids) for condition in other.conditions],
    }


@given(systems())
def test_under_its_own_playbook_a_system_stands_as_it_did(system: System) -> None:
    snapshot = snapshot_of(system.assess(), "1.0")
    found = rejudged(snapshot, snapshot)
    assert (found.verdict, found.score, found.blockers, found.gaps) == (
        snapshot.verdict,
        snapshot.score,
        snapshot.blockers,
        snapshot.gaps,
    )


@given(systems(), systems())
def test_what_comes_out_adds_up(one: System, other: System) -> None:
    old, new = (snapshot_of(system.assess(), "1.0") for system in (one, other))
    found = rejudged(old, new)
    assert list(contradictions(found, found.blockers)) == []
    if old.controls and new.controls:
        assert [one.id for one in found.controls] == [one.id for one in new.controls]


def test_a_higher_minimum_is_held_against_the_old_level() -> None:
    found, assessed = both(control("a.a", blocks=True), control("a.a", blocks=True, minimum=3))
    assert (found.verdict, found.blockers) == (Verdict.NOT_READY, ("a.a",))
    assert same_but_words(found, assessed)


def test_another_weight_moves_the_score_as_an_assessment_would() -> None:
    found, assessed = both(control("a.a"), control("a.a", weight=5))
    assert found.score == assessed.score


def test_a_control_that_blocks_now_blocks() -> None:
    found, assessed = both(control("a.a"), control("a.a", blocks=True), said=1)
    assert found.blockers == assessed.blockers == ("a.a",)


def test_a_control_that_is_new_was_unknown() -> None:
    old = judged(answers({"a.b": 3}), control("a.b"), digest="old")
    new = judged(answers({"a.a": 4, "a.b": 3}), control("a.a", blocks=True), control("a.b"))
    found = rejudged(old, new)
    assert [one.outcome for one in found.controls] == [Outcome.UNKNOWN, Outcome.MET]
    assert found.blockers == ("a.a",)


def test_a_control_that_is_gone_is_left_out() -> None:
    old = judged(answers({"a.a": 0}), control("a.a", blocks=True), control("a.b"), digest="old")
    found = rejudged(old, judged(answers({"a.b": 3}), control("a.b")))
    assert [one.id for one in found.controls] == ["a.b"]
    assert found.blockers == ()


def test_a_waiver_comes_along_and_is_needed_where_the_bar_rose() -> None:
    waiver = {"control": "a.a", "reason": "a pilot", "owner": "cto", "until": TODAY}
    old = judged(answers({"a.a": 2}, waivers=[waiver]), control("a.a", blocks=True), digest="old")
    found = rejudged(old, judged(answers({"a.a": 2}), control("a.a", blocks=True, minimum=3)))
    assert (found.verdict, found.blockers) == (Verdict.CONDITIONS, ())
    assert [one.kind for one in found.conditions] == ["waiver"]


def test_high_stakes_are_the_systems_doing_not_the_playbooks() -> None:
    low, high = answers({"a.a": 2}, {"error_cost": "low"}), answers({"a.a": 2}, {"error_cost": "high"})
    then, now = judged(low, control("a.a"), digest="old"), judged(high, control("a.a"))
    assert (rejudged(then, now).controls[0].minimum, now.controls[0].minimum) == (2, 3)
    assert list(bar_changes(then, rejudged(then, now))) == []
    back = rejudged(judged(high, control("a.a"), digest="old"), judged(low, control("a.a")))
    assert (back.controls[0].minimum, back.controls[0].target) == (3, 4)


def test_a_target_that_could_not_rise_any_further_is_no_other_where_the_stakes_are_low() -> None:
    low, high = answers({"a.a": 2}, {"error_cost": "low"}), answers({"a.a": 2}, {"error_cost": "high"})
    for target in (3, 4):
        then, now = (
            judged(low, control("a.a", target=target), digest="old"),
            judged(high, control("a.a", target=target)),
        )
        assert now.controls[0].target == 4
        assert (rejudged(then, now).controls[0].target, list(bar_changes(then, rejudged(then, now)))) == (target, [])


def test_a_system_out_of_scope_stays_so() -> None:
    aside = judged(answers(context={"purpose": "explore"}), control("a.a"), digest="old")
    found = rejudged(aside, judged(answers({"a.a": 2}), control("a.a")))
    assert (found.verdict, found.controls) == (Verdict.OUT_OF_SCOPE, ())


def test_changes_of_the_bar_are_told() -> None:
    old = judged(answers({"a.a": 2, "a.c": 1}), control("a.a"), control("a.b"), control("a.c"), digest="old")
    new = judged(
        answers({"a.a": 2}),
        control("a.a", minimum=3, weight=3, blocks=True),
        control("a.b"),
        control("a.d", blocks=True, minimum=1),
    )
    assert [(one.id, one.says) for one in bar_changes(old, rejudged(old, new))] == [
        ("a.a", "minimum 2 → 3"),
        ("a.a", "target 3 → 4"),
        ("a.a", "weight 1 → 3"),
        ("a.a", "blocks now"),
        ("a.d", "added, blocking, minimum 1"),
        ("a.c", "removed"),
    ]
