"""Assessment -> plan."""

from mlready.engine.backlog import DAYS_A_WEEK
from mlready.model.action import Action, Schedule
from mlready.model.assessment import Assessment, Verdict
from mlready.model.plan import Plan
from mlready.model.plan_advice import PlanAdvice
from mlready.planning.capacity.figures import size
from mlready.planning.chapters import with_chapters
from mlready.planning.scheduling import Slot, dustless
from mlready.planning.timetable import Timetable


def make_plan(assessment: Assessment, advice: PlanAdvice | None = None) -> Plan:
    """Return the way from `assessment` into production; without `advice` it has actions and sizes, and no chapters."""
    if assessment.verdict is Verdict.OUT_OF_SCOPE:
        return Plan(assessment=assessment, actions=None, schedule=None)
    timetable = Timetable.of(assessment)
    slots = sorted([*timetable.launch, *timetable.later], key=_place_in_order)
    plan = Plan(
        assessment=assessment,
        actions=tuple(_action(slot, timetable) for slot in slots),
        schedule=_fit(timetable, assessment),
        sizing=size(assessment),
    )
    return with_chapters(plan, timetable, advice) if advice else plan


def _place_in_order(slot: Slot) -> tuple[int, float, tuple[int, float, str]]:
    return slot.work.tier, slot.start, slot.work.urgency


def _action(slot: Slot, timetable: Timetable) -> Action:
    work = slot.work
    start, end = timetable.dates(slot)
    return Action(
        id=work.id,
        title=work.title,
        steps=work.steps,
        closes=(work.id,),
        effort_days=work.days,
        role=work.role,
        after=work.after,
        start=start,
        end=end,
        phase="before-launch" if work.finding.due_before_launch else "after-launch",
        blocker=work.finding.is_blocker,
        unknown=work.unknown,
        score_gain=work.gain,
    )


def _fit(timetable: Timetable, assessment: Assessment) -> Schedule:
    given = assessment.answers.value("context.weeks_to_go_live")
    available = float(given) if isinstance(given, int | float) else None
    team, days = timetable.team, timetable.days
    work = [slot.work for slot in timetable.launch]
    # A list schedule may by bad luck take longer for less work; nobody would then wait for what is left out.
    if_done = min(days, team.days_for(one for one in work if not one.unknown))
    fits = None if available is None else days <= dustless(available * DAYS_A_WEEK)
    return Schedule(
        people=team.people,
        people_assumed=team.assumed,
        weeks_needed=days / DAYS_A_WEEK,
        weeks_if_unknown_done=if_done / DAYS_A_WEEK,
        weeks_for_blockers=team.days_for(one for one in work if one.tier == 0) / DAYS_A_WEEK,
        weeks_available=available,
        fits=fits,
        people_needed=None if available is None or fits else timetable.people_for(work, available),
        ready_on=timetable.ready_on,
    )
