import datetime as dt

import pytest

from builders import TODAY, answers, control, playbook, remedy
from mlready.engine.assess import assess
from mlready.model.playbook import Control
from mlready.model.roadmap import Dated, PutOff, Roadmap, TeamSize
from mlready.model.strategy import ReleaseStep, Review, Strategy
from mlready.planning.plan import make_plan
from mlready.planning.roadmap.chapter import roadmap_of
from mlready.planning.roadmap.periods import MOST_WEEKS
from mlready.planning.timetable import Timetable

MONDAY = TODAY + dt.timedelta(days=2)
# Two blockers, one of which needs what is no blocker, and two gaps more; five days each but one.
BACKLOG = (
    control("sys.needed", remedy=remedy(5) | {"role": "data-engineer"}),
    control("sys.blocker", blocks=True, remedy=remedy(5, "sys.needed")),
    control("sys.other", blocks=True, remedy=remedy(5)),
    control("sys.short", remedy=remedy(5)),
    control("sys.quick", remedy=remedy(1, "sys.short")),
)


def roadmap(*controls: Control, strategy: Strategy | None = None, **context: object) -> Roadmap:
    plan = make_plan(assess(playbook(*(controls or BACKLOG)), answers({}, context), today=MONDAY))
    assert plan.actions is not None
    assert plan.schedule is not None
    return roadmap_of(plan.assessment, Timetable.of(plan.assessment), plan.actions, plan.schedule, strategy)


def path(found: Roadmap) -> list[tuple[str, float, str | None, str]]:
    return [(one.id, one.days, one.waits_for, one.because) for one in found.critical_path]


def step(name: str, hours: float | None, *, live: bool = True, share: float | None = 1) -> ReleaseStep:
    return ReleaseStep(
        id=name,
        title=name.title(),
        strategy=name,
        does="It moves.",
        share=share,
        of="requests",
        live=live,
        technical=False,
        bake="a while",
        bake_hours=hours,
        promote="all is well",
        roll_back="it is not",
    )


def release(*steps: ReleaseStep) -> Strategy:
    month = Review(title="30 days", hours=720, looks=("the figures",), decide="Keep it.")
    return Strategy(base=steps[0].id, rule="R18", sequence=steps, reviews=(month,))


def test_alone_everything_waits_for_the_one_person() -> None:
    found = roadmap()
    assert path(found) == [
        ("sys.other", 5, None, "start"),
        ("sys.needed", 5, "sys.other", "people"),
        ("sys.blocker", 5, "sys.needed", "work"),
        ("sys.short", 5, "sys.blocker", "people"),
        ("sys.quick", 1, "sys.short", "work"),
    ]
    assert (found.critical_days, found.waits_for_people) == (21, 2)
    assert found.longest_chain == ("sys.needed", "sys.blocker")
    assert found.weeks_at_best == 2
    assert found.larger_teams == (TeamSize(people=2, weeks=2.2), TeamSize(people=3, weeks=2))


def test_with_people_enough_only_work_is_waited_for() -> None:
    found = roadmap(team_fte=3)
    assert path(found) == [("sys.needed", 5, None, "start"), ("sys.blocker", 5, "sys.needed", "work")]
    assert (found.waits_for_people, found.larger_teams) == (0, ())


def test_who_is_there_half_the_day_takes_twice_as_long_and_one_full_person_is_a_larger_team() -> None:
    found = roadmap(team_fte=0.5)
    assert [one.days for one in found.critical_path] == [10, 10, 10, 10, 2]
    assert found.larger_teams[0] == TeamSize(people=1, weeks=4.2)
    assert found.weeks_at_best == 2


def test_what_gives_is_never_a_blocker_nor_what_one_needs_and_is_done_after_the_launch() -> None:
    short = roadmap(weeks_to_go_live=3).shortfall
    assert short is not None
    assert short.smaller_launch is not None
    assert short.weeks_over == pytest.approx(1.2)
    assert short.smaller_launch.left_out == (
        PutOff(id="sys.short", until=MONDAY + dt.timedelta(days=25)),
        PutOff(id="sys.quick", until=MONDAY + dt.timedelta(days=28)),
    )
    assert (short.smaller_launch.weeks_needed, short.smaller_launch.ready_on) == (3, MONDAY + dt.timedelta(days=18))
    assert (short.people, short.people_for_blockers) == (2, None)


def test_what_is_left_out_is_as_little_as_the_time_allows() -> None:
    short = roadmap(weeks_to_go_live=4).shortfall
    assert short is not None
    assert short.smaller_launch is not None
    assert [one.id for one in short.smaller_launch.left_out] == ["sys.quick"]


def test_where_the_blockers_alone_do_not_fit_nothing_can_be_left_out() -> None:
    short = roadmap(weeks_to_go_live=2).shortfall
    assert short is not None
    assert (short.smaller_launch, short.people, short.people_for_blockers) == (None, 3, 2)
    none = roadmap(weeks_to_go_live=1).shortfall
    assert none is not None
    assert (none.people, none.people_for_blockers) == (None, None)


def test_what_nobody_has_answered_may_turn_out_done() -> None:
    known = (control("sys.a", remedy=remedy(5)), control("sys.b", remedy=remedy(5)))
    plan = make_plan(assess(playbook(*known), answers({"sys.a": 0}, {"weeks_to_go_live": 1}), today=MONDAY))
    assert plan.actions is not None
    assert plan.schedule is not None
    short = roadmap_of(plan.assessment, Timetable.of(plan.assessment), plan.actions, plan.schedule, None).shortfall
    assert short is not None
    assert short.fits_if_unknown_done


def test_each_role_has_its_work_week_by_week() -> None:
    found = roadmap(team_fte=2)
    assert [(one.first, one.last, dict(one.work)) for one in found.before] == [
        (MONDAY, MONDAY + dt.timedelta(days=4), {"data-engineer": ("sys.needed",), "ml-engineer": ("sys.other",)}),
        (
            MONDAY + dt.timedelta(days=7),
            MONDAY + dt.timedelta(days=11),
            {"ml-engineer": ("sys.blocker", "sys.short")},
        ),
        (MONDAY + dt.timedelta(days=14), MONDAY + dt.timedelta(days=18), {"ml-engineer": ("sys.quick",)}),
    ]
    assert found.load == {"ml-engineer": 16, "data-engineer": 5}
    assert list(found.load) == ["ml-engineer", "data-engineer"]


def test_a_long_way_is_told_month_by_month() -> None:
    weeks = [control(f"sys.c{number:02}", remedy=remedy(5)) for number in range(MOST_WEEKS + 1)]
    assert {one.kind for one in roadmap(*weeks[:-1]).before} == {"week"}
    months = roadmap(*weeks).before
    assert [(one.kind, one.first, one.last) for one in months][:2] == [
        ("month", dt.date(2026, 11, 1), dt.date(2026, 11, 30)),
        ("month", dt.date(2026, 12, 1), dt.date(2026, 12, 31)),
    ]


def test_the_release_begins_where_the_work_ends_and_reviews_count_from_full_use() -> None:
    found = roadmap(
        control(remedy=remedy(5)),
        strategy=release(step("shadow", 168, live=False), step("canary", 30, share=0.05), step("rolling", 0.5)),
    )
    friday = MONDAY + dt.timedelta(days=4)
    assert found.launch_on == friday
    assert found.release == (
        Dated(title="Shadow", on=friday),
        Dated(title="Canary, 5 %", on=friday + dt.timedelta(days=7)),
        # Thirty hours after a Friday it is Saturday.
        Dated(title="Rolling", on=friday + dt.timedelta(days=10)),
    )
    assert found.live_on == friday + dt.timedelta(days=10)
    assert found.reviews == (Dated(title="30 days", on=friday + dt.timedelta(days=40)),)


def test_nobody_can_tell_what_follows_a_step_of_unknown_length() -> None:
    found = roadmap(control(), strategy=release(step("shadow", None, live=False), step("rolling", 1)))
    assert [one.on is None for one in found.release] == [False, True]
    assert found.live_on is None
    assert found.reviews[0].on == dt.date(2026, 12, 24)


def test_a_step_that_lasts_longer_than_the_calendar_leaves_the_rest_open() -> None:
    found = roadmap(control(), strategy=release(step("shadow", 1e12, live=False), step("rolling", 1)))
    assert found.release[1].on is None


def test_what_follows_the_launch_falls_into_30_60_and_90_days_and_later() -> None:
    said = {f"sys.c{number}": 2 for number in range(4)}
    partial = [control(f"sys.c{number}", remedy=remedy(20)) for number in range(4)]
    plan = make_plan(assess(playbook(*partial), answers(said), today=MONDAY))
    assert plan.actions is not None
    assert plan.schedule is not None
    found = roadmap_of(plan.assessment, Timetable.of(plan.assessment), plan.actions, plan.schedule, None)
    assert [(one.days, one.actions) for one in found.windows] == [
        (30, ("sys.c0",)),
        (60, ("sys.c1",)),
        (90, ("sys.c2",)),
        (None, ("sys.c3",)),
    ]
    assert (found.critical_path, found.before, found.weeks_at_best) == ((), (), 0)


def test_a_growing_step_shows_its_last_share_and_one_without_customers_none() -> None:
    staff, small, all_of_it = step("flag", 48, share=0), step("waves", 24, share=0.05), step("waves", 24)
    found = roadmap(strategy=release(staff, small, all_of_it, step("rolling", 1)))
    assert [one.title for one in found.release] == ["Flag", "Waves, 5 %", "Waves, 100 %", "Rolling"]
