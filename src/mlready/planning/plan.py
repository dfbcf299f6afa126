"""Assessment -> plan."""

import math
from collections.abc import Sequence
from typing import Final

from mlready.model.assessment import Assessment, Outcome, Verdict
from mlready.model.plan import Action, Plan, Schedule
from mlready.model.plan_advice import PlanAdvice
from mlready.planning.calendar import DAYS_A_WEEK, working_day
from mlready.planning.capacity.figures import size
from mlready.planning.roadmap import Slot, duration, schedule
from mlready.planning.strategy.choose import strategy_of
from mlready.planning.work import Work, work_of

MOST_PEOPLE: Final = 20


def make_plan(assessment: Assessment, advice: PlanAdvice | None = None) -> Plan:
    """Return the way from `assessment` into production; without `advice` it has actions and sizes, and no chapters."""
    if assessment.verdict is Verdict.OUT_OF_SCOPE:
        return Plan(assessment=assessment, actions=None, schedule=None)
    work = work_of(assessment).values()
    before = [one for one in work if one.finding.due_before_launch]
    rest = [one for one in work if not one.finding.due_before_launch]
    people, pace = _team(assessment)
    launch = schedule(before, people, pace)
    later = schedule(rest, people, pace, begin=max((slot.end for slot in launch), default=0))
    sizing = size(assessment)
    return Plan(
        assessment=assessment,
        actions=tuple(_action(slot, assessment) for slot in sorted([*launch, *later], key=_place_in_order)),
        schedule=_fit(before, assessment, people, pace),
        sizing=sizing,
        strategy=advice and strategy_of(assessment, sizing.capacity, advice.strategies),
    )


def _team(assessment: Assessment) -> tuple[int, float]:
    """Return how many people work in parallel, and the share of a day that one of them gives."""
    full_time = assessment.answers.value("context.team_fte")
    if not isinstance(full_time, int | float) or full_time <= 0:
        return 1, 1
    return max(1, math.floor(full_time)), min(1, full_time)


def _place_in_order(slot: Slot) -> tuple[int, float, tuple[int, float, str]]:
    return slot.work.tier, slot.start, slot.work.urgency


def _action(slot: Slot, assessment: Assessment) -> Action:
    work = slot.work
    first = math.floor(_dustless(slot.start))
    last = max(first, math.ceil(_dustless(slot.end)) - 1)
    return Action(
        id=work.id,
        title=work.title,
        steps=work.steps,
        closes=(work.id,),
        effort_days=work.days,
        role=work.role,
        after=work.after,
        start=working_day(assessment.today, first),
        end=working_day(assessment.today, last),
        phase="before-launch" if work.finding.due_before_launch else "after-launch",
        blocker=work.finding.is_blocker,
        unknown=work.finding.outcome is Outcome.UNKNOWN,
        score_gain=work.gain,
    )


def _dustless(days: float) -> float:
    """Round off what floats add of their own, so that 7.0 days end on the seventh."""
    return round(days, 6)


def _fit(needed: Sequence[Work], assessment: Assessment, people: int, pace: float) -> Schedule:
    given = assessment.answers.value("context.weeks_to_go_live")
    available = float(given) if isinstance(given, int | float) else None
    days = _dustless(duration(needed, people, pace))
    fits = None if available is None else days <= _dustless(available * DAYS_A_WEEK)
    return Schedule(
        people=people,
        people_assumed=assessment.answers.value("context.team_fte") is None,
        weeks_needed=days / DAYS_A_WEEK,
        weeks_for_blockers=_dustless(duration((one for one in needed if one.tier == 0), people, pace)) / DAYS_A_WEEK,
        weeks_available=available,
        fits=fits,
        people_needed=None if available is None or fits else _people_needed(needed, people, available),
        ready_on=working_day(assessment.today, max(0, math.ceil(days) - 1)),
    )


def _people_needed(needed: Sequence[Work], people: int, weeks: float) -> int | None:
    """Return the smallest team of `people` or more, all of them full time, that is done in `weeks`."""
    sizes = range(people, MOST_PEOPLE + 1)
    return next((size for size in sizes if _dustless(duration(needed, size)) <= _dustless(weeks * DAYS_A_WEEK)), None)
