import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builders import TODAY, answers, control, playbook, remedy
from mlready.engine.assess import assess
from mlready.model.plan import Plan
from mlready.model.playbook import Control
from mlready.planning.calendar import LAST_DAY, working_day
from mlready.planning.plan import make_plan
from mlready.planning.timetable import MOST_PEOPLE
from projects import HALF_DAYS, WHOLE_DAYS, Project, projects, waiver

MONDAY = TODAY + dt.timedelta(days=2)


def weekdays(first: dt.date, last: dt.date) -> list[dt.date]:
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5]


def simple(*controls: Control, said: Mapping[str, int] | None = None, **context: object) -> Plan:
    return make_plan(assess(playbook(*controls), answers(said, context), today=MONDAY))


def dates(plan: Plan) -> dict[str, tuple[int, int]]:
    """Return the first and last day of each action, in days from the first Monday."""
    return {
        action.id: ((action.start - MONDAY).days, (action.end - MONDAY).days)
        for action in (*plan.before_launch, *plan.after_launch)
    }


def test_what_nobody_means_to_deploy_has_neither_actions_nor_a_schedule() -> None:
    plan = simple(control(), purpose="explore")
    assert (plan.actions, plan.schedule) == (None, None)


def test_where_everything_is_done_the_launch_waits_for_nothing() -> None:
    plan = simple(control(), said={"sys.versioning": 4}, weeks_to_go_live=0)
    assert plan.actions == ()
    assert plan.schedule is not None
    assert (plan.schedule.weeks_needed, plan.schedule.fits, plan.schedule.ready_on) == (0, True, MONDAY)


def test_an_action_says_what_it_closes_and_what_that_gains() -> None:
    closes = remedy(3) | {"title": "Register models", "steps": ["One", "Two"], "role": "cto"}
    action = simple(control(blocks=True, remedy=closes)).action("sys.versioning")
    assert action is not None
    assert (action.title, action.steps, action.role) == ("Register models", ("One", "Two"), "cto")
    assert (action.closes, action.effort_days, action.after) == (("sys.versioning",), 3, ())
    assert (action.phase, action.blocker, action.score_gain) == ("before-launch", True, 100)
    assert (action.start, action.end) == (MONDAY, MONDAY + dt.timedelta(days=2))


def test_a_gap_that_somebody_accepts_may_follow_the_launch_and_holds_nothing_up() -> None:
    controls = control("sys.a", blocks=True), control("sys.b", blocks=True, remedy=remedy(1, "sys.a"))
    assessment = assess(playbook(*controls), answers(waivers=[waiver("sys.a")]), today=MONDAY)
    plan = make_plan(assessment)
    assert [(action.id, action.after, action.blocker) for action in plan.before_launch] == [("sys.b", (), True)]
    assert [(action.id, action.blocker) for action in plan.after_launch] == [("sys.a", False)]
    assert plan.schedule is not None
    assert plan.schedule.weeks_needed == plan.schedule.weeks_for_blockers == 0.2


def test_half_days_share_a_day_and_weekends_are_free() -> None:
    halves = [control(f"sys.c{number}", remedy=remedy(0.5)) for number in range(2)]
    plan = simple(*halves, control("sys.c2", remedy=remedy(5)))
    assert dates(plan) == {"sys.c0": (0, 0), "sys.c1": (0, 0), "sys.c2": (1, 7)}


def test_float_dust_never_costs_a_day() -> None:
    tenths = [control(f"sys.c{number}", remedy=remedy(0.1)) for number in range(10)]
    plan = simple(*tenths, weeks_to_go_live=0.2)
    assert plan.schedule is not None
    assert (plan.schedule.weeks_needed, plan.schedule.fits, plan.schedule.ready_on) == (0.2, True, MONDAY)


@pytest.mark.parametrize(
    ("team", "people", "weeks"),
    [(None, 1, 4), (0, 1, 4), (0.5, 1, 8), (1, 1, 4), (1.9, 1, 4), (2, 2, 2), (2.5, 2, 2), (4, 4, 1)],
)
def test_whole_people_work_in_parallel_and_less_than_one_takes_longer(
    team: float | None, people: int, weeks: float
) -> None:
    controls = [control(f"sys.c{number}", remedy=remedy(5)) for number in range(4)]
    schedule = (simple(*controls) if team is None else simple(*controls, team_fte=team)).schedule
    assert schedule is not None
    assert (schedule.people, schedule.weeks_needed, schedule.people_assumed) == (people, weeks, team is None)


def test_nobody_knows_whether_it_fits_while_nobody_said_how_long_there_is() -> None:
    schedule = simple(control()).schedule
    assert schedule is not None
    assert (schedule.weeks_available, schedule.fits, schedule.people_needed) == (None, None, None)


@pytest.mark.parametrize(
    ("team", "weeks", "needed"),
    [(1, 4, None), (1, 3, 2), (1, 1, 4), (1, 0.9, None), (0.5, 4, 1), (0.5, 2, 2), (3, 1, 4)],
)
def test_where_it_does_not_fit_the_plan_says_how_many_people_it_takes(
    team: float, weeks: float, needed: int | None
) -> None:
    controls = [control(f"sys.c{number}", remedy=remedy(5)) for number in range(4)]
    schedule = simple(*controls, team_fte=team, weeks_to_go_live=weeks).schedule
    assert schedule is not None
    assert schedule.people_needed == needed


@pytest.mark.parametrize(("number", "needed"), [(MOST_PEOPLE, MOST_PEOPLE), (MOST_PEOPLE + 1, None)])
def test_a_team_beyond_all_measure_is_never_asked_for(number: int, needed: int | None) -> None:
    controls = [control(f"sys.c{i}", remedy=remedy(5)) for i in range(number)]
    schedule = simple(*controls, weeks_to_go_live=1).schedule
    assert schedule is not None
    assert schedule.people_needed == needed


def test_the_weeks_for_blockers_hold_only_blockers_and_what_they_need() -> None:
    controls = [
        control("sys.blocker", blocks=True, remedy=remedy(5, "sys.needed")),
        control("sys.needed", remedy=remedy(5)),
        control("sys.short", remedy=remedy(5)),
        control("sys.partial", remedy=remedy(5)),
    ]
    plan = simple(*controls, said={"sys.partial": 2})
    assert plan.schedule is not None
    assert (plan.schedule.weeks_for_blockers, plan.schedule.weeks_needed) == (2, 3)
    assert list(dates(plan)) == ["sys.needed", "sys.blocker", "sys.short", "sys.partial"]


def test_work_of_thousands_of_years_ends_with_the_calendar() -> None:
    controls = [control(f"sys.c{number}", remedy=remedy(5_000)) for number in range(24)]
    plan = simple(*controls, team_fte=0.05)
    assert plan.schedule is not None
    assert (plan.schedule.ready_on, plan.schedule.weeks_needed) == (LAST_DAY, 480_000)


def test_remedies_that_wait_for_each_other_are_named() -> None:
    circle = control("sys.a", remedy=remedy(1, "sys.b")), control("sys.b", remedy=remedy(1, "sys.a"))
    with pytest.raises(ValueError, match=r"sys\.a, sys\.b"):
        simple(*circle)


@settings(deadline=None)
@given(projects(HALF_DAYS))
def test_each_gap_is_closed_exactly_once_and_blockers_before_launch(project: Project) -> None:
    plan = project.plan()
    findings = {finding.control.id: finding for finding in plan.assessment.findings}
    gaps = [name for name, finding in findings.items() if finding.is_gap]
    actions = plan.actions or ()
    assert sorted(name for action in actions for name in action.closes) == sorted(gaps)
    for action in actions:
        finding = findings[action.id]
        assert (action.phase == "before-launch") == (finding.short and not finding.waived)
        assert action.blocker == findings[action.id].is_blocker
        assert not action.blocker or action.phase == "before-launch"
    assert set(plan.before_launch) | set(plan.after_launch) == set(actions)


@settings(deadline=None)
@given(projects(HALF_DAYS))
def test_efforts_and_gains_add_up(project: Project) -> None:
    plan = project.plan()
    factor = 1.5 if project.context.get("first_production_model") is True else 1
    parts = {one.id: one.remedy.effort_days.startup for one in project.controls if one.remedy}
    actions = plan.actions or ()
    assert sum(action.effort_days for action in actions) == factor * sum(parts[action.id] for action in actions)
    score = plan.assessment.overall.score
    assert sum(action.score_gain for action in actions) == pytest.approx(0 if score is None else 100 - score)


@settings(deadline=None)
@given(projects(HALF_DAYS))
def test_actions_lie_on_working_days_and_come_after_what_they_wait_for(project: Project) -> None:
    plan = project.plan()
    seen: dict[str, dt.date] = {}
    for action in plan.actions or ():
        assert action.start.weekday() < 5
        assert action.end.weekday() < 5
        assert working_day(project.today, 0) <= action.start <= action.end
        for name in action.after:
            assert seen[name] <= action.start
        seen[action.id] = action.end
    if plan.before_launch and plan.after_launch:
        assert max(one.end for one in plan.before_launch) <= min(one.start for one in plan.after_launch)


@settings(deadline=None)
@given(projects(WHOLE_DAYS), st.integers(1, 4))
def test_whole_days_are_never_shared_and_nobody_does_two_things_on_one(project: Project, team: int) -> None:
    plan = project.plan(team_fte=team, first_production_model=False)
    ends = {action.id: action.end for action in plan.actions or ()}
    busy = Counter(day for action in plan.actions or () for day in weekdays(action.start, action.end))
    assert max(busy.values(), default=0) <= team
    for action in plan.actions or ():
        assert len(weekdays(action.start, action.end)) == action.effort_days
        assert all(ends[name] < action.start for name in action.after)


@settings(deadline=None)
@given(projects(HALF_DAYS))
def test_the_weeks_needed_end_with_the_last_action_before_launch(project: Project) -> None:
    plan = project.plan()
    schedule = plan.schedule
    assert schedule is not None
    last = max((action.end for action in plan.before_launch), default=working_day(project.today, 0))
    assert schedule.ready_on == last
    days = math.ceil(round(schedule.weeks_needed * 5, 6))
    assert last == working_day(project.today, max(0, days - 1))
    assert (schedule.weeks_needed == 0) == (not plan.before_launch)
    assert (schedule.weeks_for_blockers > 0) == any(action.blocker for action in plan.before_launch)


@settings(deadline=None)
@given(projects(HALF_DAYS))
def test_what_nobody_has_answered_may_be_done_and_then_it_takes_no_longer(project: Project) -> None:
    plan = project.plan(team_fte=1)
    assert plan.schedule is not None
    known = sum(action.effort_days for action in plan.before_launch if not action.unknown)
    assert plan.schedule.weeks_if_unknown_done == pytest.approx(known / 5)
    schedule = project.plan().schedule
    assert schedule is not None
    assert schedule.weeks_if_unknown_done <= schedule.weeks_needed


@settings(deadline=None)
@given(projects(HALF_DAYS), st.sampled_from([0.25, 0.5]))
def test_less_than_one_person_stretches_the_schedule(project: Project, share: float) -> None:
    alone, part_time = project.plan(team_fte=1).schedule, project.plan(team_fte=share).schedule
    assert alone is not None
    assert part_time is not None
    assert part_time.weeks_needed == pytest.approx(alone.weeks_needed / share)
    assert part_time.weeks_for_blockers == pytest.approx(alone.weeks_for_blockers / share)


@settings(deadline=None)
@given(projects(HALF_DAYS), st.sampled_from([0, 0.5, 1, 2]))
def test_the_people_needed_are_enough_and_one_less_is_not(project: Project, weeks: float) -> None:
    schedule = project.plan(weeks_to_go_live=weeks).schedule
    assert schedule is not None
    assert schedule.fits == (schedule.weeks_needed <= weeks)
    assume(not schedule.fits)
    enough = schedule.people_needed or MOST_PEOPLE + 1
    for team in range(schedule.people, enough + 1):
        other = project.plan(weeks_to_go_live=weeks, team_fte=team).schedule
        assert other is not None
        assert other.fits == (team == schedule.people_needed)
