"""Where the work takes longer than there is time: what may be left out of the launch, and what else would help."""

from mlready.engine.backlog import DAYS_A_WEEK
from mlready.model.action import Schedule
from mlready.model.roadmap import PutOff, SmallerLaunch, TimeShortfall
from mlready.planning.scheduling import dustless
from mlready.planning.timetable import Timetable
from mlready.planning.work import Work


def shortfall(timetable: Timetable, schedule: Schedule) -> TimeShortfall | None:
    """Return by how much the time is too short, and what gives; None where it fits or nobody has said how long."""
    available = schedule.weeks_available
    if available is None or schedule.fits:
        return None
    smaller = _smaller(timetable, available)
    blockers = [slot.work for slot in timetable.launch if slot.work.tier == 0]
    return TimeShortfall(
        weeks_over=schedule.weeks_needed - available,
        smaller_launch=smaller,
        people=schedule.people_needed,
        people_for_blockers=None if smaller else timetable.people_for(blockers, available),
        fits_if_unknown_done=schedule.weeks_if_unknown_done <= available,
    )


def _smaller(timetable: Timetable, weeks: float) -> SmallerLaunch | None:
    """Return the launch with as much of its work as there is time for; None where not even the blockers fit."""
    days = dustless(weeks * DAYS_A_WEEK)
    due = {slot.work.id: slot.work for slot in timetable.launch}
    kept = {name: one for name, one in due.items() if one.tier == 0}
    if timetable.team.days_for(kept.values()) > days:
        return None
    for one in sorted(due.values(), key=lambda work: work.urgency):
        wider = kept | _with_what_it_needs(one, due)
        if one.id not in kept and timetable.team.days_for(wider.values()) <= days:
            kept = wider
    smaller = Timetable.split(timetable.today, timetable.team, timetable.work, kept)
    left_out = [slot for slot in smaller.later if slot.work.id in due]
    return SmallerLaunch(
        left_out=tuple(PutOff(id=slot.work.id, until=smaller.dates(slot)[1]) for slot in left_out),
        weeks_needed=smaller.days / DAYS_A_WEEK,
        ready_on=smaller.ready_on,
    )


def _with_what_it_needs(work: Work, due: dict[str, Work]) -> dict[str, Work]:
    needed: dict[str, Work] = {}
    waiting = [work.id]
    while waiting:
        name = waiting.pop()
        if name in due and name not in needed:
            needed[name] = due[name]
            waiting += due[name].after
    return needed
