from collections.abc import Mapping

import pytest

from builders import TODAY, answers, control, playbook, remedy
from mlready.engine.assess import assess
from mlready.model.playbook import Control
from mlready.planning.work import Work, work_of


def planned(
    *controls: Control, said: Mapping[str, object], audience: str = "startup", **context: object
) -> dict[str, Work]:
    asked = playbook(*controls, audience=audience)
    return work_of(assess(asked, answers(said, context), today=TODAY))


def test_every_gap_is_one_piece_of_work_and_nothing_else_is() -> None:
    controls = [control(f"sys.c{level}") for level in range(5)]
    optional = control("sys.optional", minimum=0)
    left_out = control("sys.left-out")
    said = {f"sys.c{level}": level for level in range(5)} | {"sys.left-out": {"not_applicable": "a nightly batch"}}
    work = planned(*controls, control("sys.unknown"), optional, left_out, said=said)
    assert list(work) == ["sys.c0", "sys.c1", "sys.c2", "sys.unknown"]


def test_a_gap_without_a_remedy_is_no_work() -> None:
    assert planned(control(remedy=None), said={}) == {}


@pytest.mark.parametrize(("audience", "days"), [("startup", 2), ("enterprise", 4)])
@pytest.mark.parametrize(("first", "factor"), [(True, 1.5), (False, 1), (None, 1)])
def test_effort_is_that_of_the_audience_and_half_as_much_again_for_a_first_time_team(
    audience: str,
    days: float,
    first: bool | None,  # noqa: FBT001
    factor: float,
) -> None:
    context = {} if first is None else {"first_production_model": first}
    (work,) = planned(control(remedy=remedy(2)), said={}, audience=audience, **context).values()
    assert work.days == days * factor


@pytest.mark.parametrize(
    ("owner", "asked", "role"),
    [("cto", "ml-engineer", "cto"), (None, "ml-engineer", "ml-engineer"), (None, None, "product-owner")],
)
def test_the_remedys_role_does_it_else_the_controls_else_the_product_owner(
    owner: str | None, asked: str | None, role: str
) -> None:
    (work,) = planned(control(role=asked, remedy=remedy(2) | {"role": owner}), said={}).values()
    assert work.role == role


def test_work_gains_what_the_score_would() -> None:
    controls = control("sys.a", blocks=True), control("sys.b"), control("sys.c")
    work = planned(*controls, said={"sys.a": 2, "sys.b": 3})
    assert work["sys.a"].gain == pytest.approx(100 * 3 * (1 / 3) / 5)
    assert work["sys.c"].gain == pytest.approx(100 / 5)


def test_only_gaps_hold_work_up() -> None:
    needs = control("sys.a", remedy=remedy(1, "sys.open", "sys.done", "sys.elsewhere"))
    work = planned(needs, control("sys.open"), control("sys.done"), said={"sys.done": 4})
    assert work["sys.a"].after == ("sys.open",)


def test_what_the_launch_waits_for_does_not_wait_for_what_may_follow_it() -> None:
    needs = remedy(1, "sys.partial", "sys.short")
    controls = [control("sys.before", remedy=needs), control("sys.after", remedy=needs)]
    said = {"sys.before": 0, "sys.after": 2, "sys.partial": 2, "sys.short": 1}
    work = planned(*controls, control("sys.partial"), control("sys.short"), said=said)
    assert work["sys.before"].after == ("sys.short",)
    assert work["sys.after"].after == ("sys.partial", "sys.short")


def test_blockers_and_all_that_they_need_come_first_then_what_the_launch_waits_for() -> None:
    controls = [
        control("sys.blocker", blocks=True, remedy=remedy(1, "sys.needed")),
        control("sys.needed", remedy=remedy(1, "sys.needed-too")),
        control("sys.needed-too"),
        control("sys.short"),
        control("sys.partial", blocks=True),
    ]
    work = planned(*controls, said={"sys.partial": 2})
    assert {name: one.tier for name, one in work.items()} == {
        "sys.blocker": 0,
        "sys.needed": 0,
        "sys.needed-too": 0,
        "sys.short": 1,
        "sys.partial": 2,
    }


def test_remedies_that_wait_for_each_other_do_not_hang() -> None:
    circle = [
        control("sys.a", blocks=True, remedy=remedy(1, "sys.b")),
        control("sys.b", remedy=remedy(1, "sys.a")),
    ]
    assert {one.tier for one in planned(*circle, said={}).values()} == {0}


def test_the_tier_goes_before_the_score_gained_a_day_and_that_before_the_name() -> None:
    controls = [
        control("sys.short-and-quick", remedy=remedy(0.5)),
        control("sys.blocker", blocks=True, remedy=remedy(50)),
        control("sys.slow-too", remedy=remedy(5)),
        control("sys.slow", remedy=remedy(5)),
    ]
    work = planned(*controls, said={})
    order = sorted(work.values(), key=lambda one: one.urgency)
    assert [one.id for one in order] == ["sys.blocker", "sys.short-and-quick", "sys.slow", "sys.slow-too"]


def test_work_that_the_launch_waits_for_does_not_wait_for_an_accepted_gap() -> None:
    waived = {"control": "sys.b", "reason": "a pilot", "owner": "cto", "until": TODAY}
    asked = playbook(control("sys.a", blocks=True, remedy=remedy(1, "sys.b")), control("sys.b", blocks=True))
    work = work_of(assess(asked, answers(waivers=[waived]), today=TODAY))
    assert work["sys.a"].after == ()
    assert (work["sys.a"].tier, work["sys.b"].tier) == (0, 2)
