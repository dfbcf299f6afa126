"""Playbook, answers and scan -> one finding a control."""

import datetime as dt
from typing import Final

from mlready.engine.ageing import staleness, standing
from mlready.engine.bar import credit_of, outcome_of, weight_of
from mlready.engine.level import reach
from mlready.model.answers import Answers
from mlready.model.assessment import Finding, Outcome, falls_short
from mlready.model.evidence import Scan
from mlready.model.playbook import Control, Playbook
from mlready.model.requirement import Requirement, requirement
from mlready.model.when import Facts

_NO_REASON: Final = "not asked of this kind of system"


def find(playbook: Playbook, answers: Answers, scan: Scan, today: dt.date) -> tuple[Finding, ...]:
    """Return how every control of `playbook` stands, in its order."""
    facts = answers.facts
    told = {**_plain(playbook, facts), **facts}
    return tuple(
        _finding(_in_context(control, told), requirement(control, facts), answers, scan, today)
        for control in playbook.controls
    )


def _plain(playbook: Playbook, facts: Facts) -> Facts:
    """Return what goes without asking, as nobody is asked it of such a system; it chooses steps and scores nothing."""
    questions = [one for one in playbook.context if one.asked_when and one.asked_when.holds(facts) is False]
    return {one.full_id: one.otherwise for one in questions if one.otherwise is not None}


def _in_context(control: Control, facts: Facts) -> Control:
    """Return `control` with the steps of its remedy that are for a system with these answers."""
    remedy = control.remedy and control.remedy.of(facts)
    return control if remedy is control.remedy else control.model_copy(update={"remedy": remedy})


def _finding(control: Control, bar: Requirement, answers: Answers, scan: Scan, today: dt.date) -> Finding:
    answer = answers.controls.get(control.id)
    reached = reach(control, answer, scan)
    reason = answer.not_applicable if answer else None
    if not bar.asked:
        reason = f"asked only where {control.asked_when.words}" if control.asked_when else _NO_REASON
    outcome = Outcome.NOT_APPLICABLE if reason is not None else outcome_of(reached.level, bar)
    applies = outcome is not Outcome.NOT_APPLICABLE
    waivers = [waiver for waiver in answers.waivers if waiver.control == control.id]
    return Finding(
        control=control,
        outcome=outcome,
        level=reached.level if applies else None,
        minimum=bar.minimum,
        target=bar.target,
        raised=bar.raised,
        blocks=bar.blocks,
        weight=weight_of(outcome, bar, bar.weight),
        credit=credit_of(reached.level, bar) if applies else None,
        source=reached.source if applies else None,
        detected=reached.detected,
        evidence=tuple(place for practice in control.evidence for place in scan.evidence(practice)),
        answer=answer,
        conflict=reached.conflict if applies else None,
        not_applicable=reason,
        unasked=not bar.asked,
        stale=staleness(control, answer, scan, today) if applies else None,
        waiver=standing(waivers, today, needed=falls_short(outcome, bar.minimum)),
    )
