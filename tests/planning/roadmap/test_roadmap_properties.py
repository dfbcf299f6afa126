"""What holds of every roadmap, whatever the gaps, the team and the time."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mlready.model.action import Action
from mlready.model.plan import Plan
from mlready.model.roadmap import Roadmap
from mlready.planning.calendar import working_day
from mlready.planning.roadmap.chapter import roadmap_of
from mlready.planning.timetable import Timetable
from mlready.render.words import weeks
from projects import HALF_DAYS, Project, projects

ANY = projects(HALF_DAYS)


def roadmap(plan: Plan) -> Roadmap:
    assert plan.actions is not None
    assert plan.schedule is not None
    return roadmap_of(plan.assessment, Timetable.of(plan.assessment), plan.actions, plan.schedule, None)


def needed_by_blockers(plan: Plan) -> set[str]:
    needed: set[str] = set()
    waiting = [action.id for action in plan.before_launch if action.blocker]
    while waiting:
        action = plan.action(waiting.pop())
        if action and action.id not in needed:
            needed.add(action.id)
            waiting += action.after
    return needed


@settings(deadline=None)
@given(ANY)
def test_the_critical_path_fills_the_time_until_the_launch_without_a_gap(project: Project) -> None:
    plan = project.plan()
    found = roadmap(plan)
    assert plan.schedule is not None
    assert sum(one.days for one in found.critical_path) == pytest.approx(found.critical_days)
    assert found.critical_days == pytest.approx(plan.schedule.weeks_needed * 5)
    assert [one.waits_for for one in found.critical_path[1:]] == [one.id for one in found.critical_path[:-1]]
    assert bool(found.critical_path) == bool(plan.before_launch)


@settings(deadline=None)
@given(ANY)
def test_each_link_of_the_critical_path_is_real(project: Project) -> None:
    plan = project.plan()
    timetable = Timetable.of(plan.assessment)
    slots = {slot.work.id: slot for slot in timetable.launch}
    for one in roadmap(plan).critical_path:
        slot = slots[one.id]
        if one.waits_for is None:
            assert (one.because, slot.start) == ("start", 0)
            continue
        assert slots[one.waits_for].end == slot.start
        assert (one.because == "work") == (one.waits_for in slot.work.after)
        if one.because == "people":
            busy = [other for other in timetable.launch if other.start < slot.start <= other.end]
            assert len(busy) == timetable.team.people
            assert all(slots[name].end < slot.start for name in slot.work.after if name in slots)


@settings(deadline=None)
@given(ANY)
def test_no_team_is_faster_than_the_longest_chain(project: Project) -> None:
    plan = project.plan()
    found = roadmap(plan)
    chain = [plan.action(name) for name in found.longest_chain]
    assert all(one and before and before.id in one.after for before, one in pairwise(chain))
    assert found.weeks_at_best * 5 == pytest.approx(sum(one.effort_days for one in chain if one))
    many = project.plan(team_fte=99).schedule
    assert many is not None
    assert many.weeks_needed == pytest.approx(found.weeks_at_best)


@settings(deadline=None)
@given(ANY)
def test_larger_teams_are_faster_one_by_one_and_take_what_they_would(project: Project) -> None:
    plan = project.plan()
    assert plan.schedule is not None
    last = plan.schedule.weeks_needed
    for size in roadmap(plan).larger_teams:
        assert size.weeks < last
        assert weeks(size.weeks) != weeks(last), "whoever reads the plan sees no gain"
        other = project.plan(team_fte=size.people).schedule
        assert other is not None
        assert size.weeks == pytest.approx(other.weeks_needed)
        last = size.weeks


@settings(deadline=None)
@given(ANY)
def test_there_is_a_shortfall_exactly_where_it_does_not_fit(project: Project) -> None:
    plan = project.plan()
    assert plan.schedule is not None
    found = roadmap(plan).shortfall
    assert (found is None) == (plan.schedule.fits is not False)
    if found and plan.schedule.weeks_available is not None:
        assert found.weeks_over == pytest.approx(plan.schedule.weeks_needed - plan.schedule.weeks_available)
        assert found.people == plan.schedule.people_needed
        assert found.fits_if_unknown_done == (plan.schedule.weeks_if_unknown_done <= plan.schedule.weeks_available)


@settings(deadline=None)
@given(ANY, st.sampled_from([0, 0.4, 1, 2]))
def test_a_smaller_launch_is_in_time_and_leaves_out_nothing_that_a_blocker_or_anything_kept_needs(
    project: Project, weeks: float
) -> None:
    plan = project.plan(weeks_to_go_live=weeks)
    found = roadmap(plan).shortfall
    assume(found)
    assert found is not None
    assert plan.schedule is not None
    blockers_fit = plan.schedule.weeks_for_blockers <= weeks
    assert (found.smaller_launch is not None) == blockers_fit
    if found.smaller_launch is None:
        return
    out = {one.id: one.until for one in found.smaller_launch.left_out}
    due = {action.id for action in plan.before_launch}
    assert out
    assert out.keys() <= due - needed_by_blockers(plan)
    for action in plan.before_launch:
        if action.id not in out:
            assert not out.keys() & set(action.after)
    assert found.smaller_launch.weeks_needed <= weeks
    assert found.smaller_launch.ready_on <= plan.schedule.ready_on
    assert all(day.weekday() < 5 and day >= found.smaller_launch.ready_on for day in out.values())


@settings(deadline=None)
@given(ANY, st.sampled_from([0, 0.4, 1]))
def test_people_for_the_blockers_are_named_where_they_alone_do_not_fit(project: Project, weeks: float) -> None:
    found = roadmap(project.plan(weeks_to_go_live=weeks)).shortfall
    if found is None or found.people_for_blockers is None:
        return
    assert found.smaller_launch is None
    enough = project.plan(weeks_to_go_live=weeks, team_fte=found.people_for_blockers)
    assert enough.schedule is not None
    assert enough.schedule.weeks_for_blockers <= weeks


@settings(deadline=None)
@given(ANY)
def test_every_action_stands_in_each_of_its_weeks_and_months_and_in_one_window(project: Project) -> None:
    plan = project.plan()
    found = roadmap(plan)
    for periods, actions in ((found.before, plan.before_launch), (found.after, plan.after_launch)):
        assert [one.first for one in periods] == sorted({one.first for one in periods})
        seen = {(name, one.first) for one in periods for names in one.work.values() for name in names}
        for action in actions:
            during = {one.first for one in periods if one.first <= action.end and action.start <= one.last}
            assert {first for name, first in seen if name == action.id} == during
            days = working_days(action)
            assert all(any(one.first <= day <= one.last for one in periods) for day in days)
    windows = [name for window in found.windows for name in window.actions]
    assert sorted(windows) == sorted(action.id for action in plan.after_launch)
    for window in found.windows:
        ends = [action.end for action in plan.after_launch if action.id in window.actions]
        assert window.until is None or max(ends) <= window.until
    assert sum(found.load.values()) == pytest.approx(sum(action.effort_days for action in plan.before_launch))


@settings(deadline=None)
@given(ANY)
def test_every_date_is_a_working_day(project: Project) -> None:
    found = roadmap(project.plan())
    days = [found.begins, found.launch_on, *([found.wanted_on] if found.wanted_on else [])]
    assert all(day.weekday() < 5 for day in days)
    assert found.begins == working_day(project.today, 0) <= found.launch_on


def working_days(action: Action) -> list[dt.date]:
    days = [action.start + dt.timedelta(days=number) for number in range((action.end - action.start).days + 1)]
    return [day for day in days if day.weekday() < 5]
