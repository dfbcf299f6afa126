"""Dated actions -> the roadmap of the plan."""

from mlready.engine.backlog import DAYS_A_WEEK, Backlog
from mlready.model.action import Action, Schedule
from mlready.model.assessment import Assessment
from mlready.model.roadmap import Roadmap
from mlready.model.strategy import Strategy
from mlready.planning.calendar import working_day
from mlready.planning.roadmap.critical import critical_path, larger_teams
from mlready.planning.roadmap.periods import by_month, by_week_or_month, load, windows
from mlready.planning.roadmap.release import last_day, live_on, release_dates, review_dates
from mlready.planning.roadmap.shortfall import shortfall
from mlready.planning.timetable import Timetable


def roadmap_of(
    assessment: Assessment,
    timetable: Timetable,
    actions: tuple[Action, ...],
    schedule: Schedule,
    strategy: Strategy | None,
) -> Roadmap:
    """Return the roadmap of `actions`, which `timetable` has dated."""
    launch_on = schedule.ready_on
    release = release_dates(strategy, launch_on)
    live = live_on(strategy, release)
    before = [action for action in actions if action.phase == "before-launch"]
    after = [action for action in actions if action.phase == "after-launch"]
    wanted = schedule.weeks_available
    backlog = Backlog.of(assessment.findings, assessment.playbook.audience, assessment.answers)
    chain = backlog.longest_chain(action.id for action in before)
    return Roadmap(
        begins=working_day(assessment.today, 0),
        launch_on=launch_on,
        wanted_on=None if wanted is None else last_day(assessment.today, wanted),
        live_on=live,
        critical_path=critical_path(timetable.launch),
        critical_days=timetable.days,
        longest_chain=chain,
        weeks_at_best=sum(backlog.days[name] for name in chain) / DAYS_A_WEEK,
        larger_teams=larger_teams(timetable),
        load=load(before),
        shortfall=shortfall(timetable, schedule),
        before=by_week_or_month(before),
        release=release,
        reviews=review_dates(strategy, live or launch_on),
        windows=windows(after, live or launch_on),
        after=by_month(after),
    )
