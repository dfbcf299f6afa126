import datetime as dt
from typing import Any

import pytest
from hypothesis import given

from builders import TODAY, answers, control, playbook, scan
from mlready.engine.assess import assess
from mlready.engine.comparison import compare
from mlready.engine.snapshot import snapshot_of
from mlready.model.comparison import Comparison, Movement, WaiverEvent
from mlready.model.evidence import NOT_SCANNED, Scan, Status
from mlready.model.playbook import Control
from mlready.model.snapshot import Snapshot
from systems import System, systems

LATER = TODAY + dt.timedelta(days=30)
CONTROLS = (control("a.a", blocks=True), control("a.b"))


def stood(
    levels: dict[str, Any],
    *controls: Control,
    today: dt.date = TODAY,
    seen: Scan = NOT_SCANNED,
    digest: str = "",
    **said: Any,  # noqa: ANN401 - whatever an answers file may say beside
) -> Snapshot:
    asked = playbook(*(controls or CONTROLS), digest=digest)
    return snapshot_of(assess(asked, answers(levels, **said), today=today, scan=seen), "1.0")


def movements(comparison: Comparison) -> dict[str, Movement]:
    return {one.id: one.movement for one in comparison.controls}


def waiver(until: dt.date) -> list[dict[str, Any]]:
    return [{"control": "a.a", "reason": "a pilot", "owner": "cto", "until": until}]


@given(systems())
def test_nothing_changes_between_a_system_and_itself(system: System) -> None:
    snapshot = snapshot_of(system.assess(), "1.0")
    found = compare(snapshot, snapshot)
    assert (found.controls, found.waivers, found.worse) == ((), (), ())
    assert (found.blockers_opened, found.blockers_closed, found.playbook_changes) == ((), (), ())


@given(systems(), systems())
def test_what_opens_one_way_closes_the_other_way(one: System, other: System) -> None:
    old, new = (snapshot_of(system.assess(), "1.0") for system in (one, other))
    if [each.id for each in old.controls] != [each.id for each in new.controls]:
        return
    there, back = compare(old, new), compare(new, old)
    assert there.blockers_opened == back.blockers_closed
    assert there.conflicts_opened == back.conflicts_settled
    turned = {Movement.BETTER: Movement.WORSE, Movement.KNOWN: Movement.UNKNOWN, Movement.WORSE: Movement.BETTER}
    for name, movement in movements(there).items():
        if movement in turned:
            assert movements(back)[name] is turned[movement]


@given(systems(), systems())
def test_a_new_gap_or_a_lower_verdict_is_worse_and_nothing_else(one: System, other: System) -> None:
    old, new = (snapshot_of(system.assess(), "1.0") for system in (one, other))
    found = compare(old, new)
    opened = {each.id for each in found.controls if each.opens_gap}
    told = {each.control for each in found.worse if each.control}
    assert opened <= told  # a waiver that ends opens a gap without any movement
    if old.verdict == new.verdict and set(new.gaps) <= set(old.gaps) and set(new.blockers) <= set(old.blockers):
        assert not found.worse


def test_levels_go_up_and_down() -> None:
    found = compare(stood({"a.a": 3, "a.b": 3}), stood({"a.a": 4, "a.b": 2}))
    assert movements(found) == {"a.a": Movement.BETTER, "a.b": Movement.WORSE}
    assert not found.worse  # both are at their minimum


def test_a_level_below_its_minimum_is_worse() -> None:
    found = compare(stood({"a.a": 3, "a.b": 3}), stood({"a.a": 3, "a.b": 1}))
    assert [str(one) for one in found.worse] == [
        "verdict: fell from ready to ready-with-conditions",
        "a.b: falls short now, level 3 → 1, needs 2",
    ]


def test_a_new_blocker_is_worse() -> None:
    found = compare(stood({"a.a": 2, "a.b": 1}), stood({"a.a": 1, "a.b": 1}))
    assert found.blockers_opened == ("a.a",)
    assert "a.a: new blocker, level 2 → 1, needs 2" in map(str, found.worse)


def test_what_nobody_knows_any_longer_is_worse() -> None:
    found = compare(stood({"a.a": 2, "a.b": 2}), stood({"a.a": 2}))
    assert movements(found) == {"a.b": Movement.UNKNOWN}
    assert "a.b: falls short now, level 2 → unknown, needs 2" in map(str, found.worse)


def test_to_learn_that_a_blocker_is_one_is_not_worse() -> None:
    found = compare(stood({"a.b": 2}), stood({"a.a": 0, "a.b": 2}))
    assert movements(found) == {"a.a": Movement.KNOWN}
    assert not found.worse


def test_a_closed_blocker_is_told() -> None:
    found = compare(stood({"a.a": 1, "a.b": 2}), stood({"a.a": 2, "a.b": 2}))
    assert (found.blockers_closed, found.worse) == (("a.a",), ())
    assert found.controls[0].closes_gap


def test_what_does_not_apply_is_neither_better_nor_worse() -> None:
    aside = {"not_applicable": "this system has none of it"}
    found = compare(stood({"a.a": 2, "a.b": 2}), stood({"a.a": 2, "a.b": aside}))
    assert movements(found) == {"a.b": Movement.APPLIES_NOT}
    assert movements(compare(stood({"a.a": 2, "a.b": aside}), stood({"a.a": 2, "a.b": 2}))) == {"a.b": Movement.APPLIES}
    assert not found.worse


def test_a_bar_that_rose_with_the_stakes_is_told_apart_from_the_level() -> None:
    low, high = (stood({"a.a": 3, "a.b": 2}, context={"error_cost": cost}) for cost in ("low", "high"))
    found = compare(low, high)
    assert movements(found) == {"a.a": Movement.HIGHER_BAR, "a.b": Movement.HIGHER_BAR}
    assert "a.b: falls short now, level 2, needs 3" in map(str, found.worse)


@pytest.mark.parametrize(
    ("before", "after", "event"),
    [
        ([], waiver(LATER), WaiverEvent.NEW),
        (waiver(LATER), [], WaiverEvent.GONE),
        (waiver(TODAY), waiver(LATER), WaiverEvent.PROLONGED),
        (waiver(LATER), waiver(TODAY), WaiverEvent.SHORTENED),
    ],
)
def test_waivers_come_and_go(before: list[Any], after: list[Any], event: WaiverEvent) -> None:
    found = compare(stood({"a.a": 1}, waivers=before), stood({"a.a": 1}, waivers=after))
    assert [(one.control, one.event, one.owner) for one in found.waivers] == [("a.a", event, "cto")]


def test_a_waiver_that_ends_makes_its_gap_a_blocker_again() -> None:
    said = waiver(TODAY)
    found = compare(stood({"a.a": 1, "a.b": 2}, waivers=said), stood({"a.a": 1, "a.b": 2}, today=LATER, waivers=said))
    assert [one.event for one in found.waivers] == [WaiverEvent.EXPIRED]
    assert "a.a: new blocker, level 1, needs 2, and no waiver covers it any longer" in map(str, found.worse)


def test_practices_are_gained_and_lost() -> None:
    old, new = stood({}, seen=scan("ci.tests")), stood({}, seen=scan("ci.tests"))
    then = Snapshot.model_validate(
        {**dict(old), "practices": {"a.x": Status.FOUND, "a.y": Status.MISSING, "a.z": Status.MISSING}}
    )
    now = Snapshot.model_validate(
        {**dict(new), "practices": {"a.x": Status.PARTIAL, "a.y": Status.PARTIAL, "a.z": Status.NOT_APPLICABLE}}
    )
    found = compare(then, now).practices
    assert found is not None
    assert [(one.id, one.gained, one.lost) for one in found] == [("a.x", False, True), ("a.y", True, False)]


def test_practices_are_not_compared_where_one_side_did_not_look() -> None:
    assert compare(stood({}), stood({}, seen=scan("ci.tests"))).practices is None


def test_a_conflict_opens_and_is_settled() -> None:
    asked = control("a.a", decidable=True, evidence={"ci.tests": 3})
    agreed, claimed = stood({"a.a": 3}, asked, seen=scan("ci.tests")), stood({"a.a": 3}, asked, seen=scan())
    assert compare(agreed, claimed).conflicts_opened == ("a.a",)
    assert compare(claimed, agreed).conflicts_settled == ("a.a",)


def test_another_playbook_makes_nothing_worse() -> None:
    stricter = (control("a.a", blocks=True, minimum=4), control("a.b"), control("a.c", blocks=True))
    found = compare(stood({"a.a": 3, "a.b": 2}, digest="old"), stood({"a.a": 3, "a.b": 2}, *stricter, digest="new"))
    assert found.worse == ()
    assert found.blockers_added == ("a.a", "a.c")
    assert (found.blockers_opened, found.exact, found.same_playbook) == ((), False, False)


def test_what_the_system_does_under_another_playbook_is_told_apart() -> None:
    stricter = (control("a.a", blocks=True, minimum=4), control("a.b"))
    old = stood({"a.a": 3, "a.b": 2}, digest="old")
    between = stood({"a.a": 3, "a.b": 2}, *stricter, digest="new")
    new = stood({"a.a": 3, "a.b": 1}, *stricter, digest="new")
    found = compare(old, new, between)
    assert found.exact
    assert movements(found) == {"a.b": Movement.WORSE}
    assert [one.control for one in found.worse] == ["a.b"]
    assert compare(old, new).worse == found.worse  # the levels alone tell the same here


def test_what_is_out_of_scope_is_compared_with_nothing() -> None:
    aside = stood({}, context={"purpose": "explore"})
    for found in (compare(aside, stood({"a.a": 1})), compare(stood({"a.a": 1}), aside)):
        assert (found.controls, found.worse, found.blockers_opened) == ((), (), ())
