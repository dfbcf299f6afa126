"""Playbook, answers and scan -> one finding a control."""

import datetime as dt
from typing import Final

from mlready.engine.ageing import staleness, standing
from mlready.engine.level import Reached, reach
from mlready.model.answers import Answers
from mlready.model.assessment import Finding, Outcome
from mlready.model.evidence import Scan
from mlready.model.playbook import Control, Playbook
from mlready.model.requirement import Requirement, requirement
from mlready.model.when import Facts, When

_NO_REASON: Final = "not asked of this kind of system"


def find(playbook: Playbook, answers: Answers, scan: Scan, today: dt.date) -> tuple[Finding, ...]:
    """Return how every control of `playbook` stands, in its order."""
    facts = answers.facts
    return tuple(
        _finding(_in_context(control, facts), requirement(control, facts), answers, scan, today)
        for control in playbook.controls
    )


def _in_context(control: Control, facts: Facts) -> Control:
    """Return `control` with the steps of its remedy that are for a system with these answers."""
    remedy = control.remedy and control.remedy.of(facts)
    return control if remedy is control.remedy else control.model_copy(update={"remedy": remedy})


def _finding(control: Control, bar: Requirement, answers: Answers, scan: Scan, today: dt.date) -> Finding:
    answer = answers.controls.get(control.id)
    reached = reach(control, answer, scan)
    reason = answer.not_applicable if answer else None
    if not bar.asked:
        reason = _unasked(control.asked_when)
    outcome = Outcome.NOT_APPLICABLE if reason is not None else _outcome(reached, bar)
    applies = outcome is not Outcome.NOT_APPLICABLE
    waivers = [waiver for waiver in answers.waivers if waiver.control == control.id]
    short = bar.minimum > 0 and outcome in {Outcome.UNMET, Outcome.UNKNOWN}
    return Finding(
        control=control,
        outcome=outcome,
        level=reached.level if applies else None,
        minimum=bar.minimum,
        target=bar.target,
        raised=bar.raised,
        blocks=bar.blocks,
        weight=_weight(outcome, bar),
        credit=_credit(reached, bar) if applies else None,
        source=reached.source if applies else None,
        detected=reached.detected,
        evidence=tuple(place for practice in control.evidence for place in scan.evidence(practice)),
        answer=answer,
        conflict=reached.conflict if applies else None,
        not_applicable=reason,
        unasked=not bar.asked,
        stale=staleness(control, answer, scan, today) if applies else None,
        waiver=standing(waivers, today, needed=short),
    )


def _unasked(asked_when: When | None) -> str:
    """Say for which systems a control is meant: the reason why it does not apply to this one."""
    if asked_when is None:
        return _NO_REASON
    wanted = (
        f"{name} is {' or '.join(map(str, want)) if isinstance(want, tuple) else want}"
        for name, want in asked_when.clauses[0].items()
    )
    return f"asked only where {' and '.join(wanted)}"


def _outcome(reached: Reached, bar: Requirement) -> Outcome:
    if reached.level is None:
        return Outcome.UNKNOWN
    if reached.level >= bar.target:
        return Outcome.MET
    return Outcome.PARTIAL if reached.level >= bar.minimum else Outcome.UNMET


def _credit(reached: Reached, bar: Requirement) -> float:
    return min(reached.level or 0, bar.target) / bar.target


def _weight(outcome: Outcome, bar: Requirement) -> float:
    """Return the weight in the sums. An optional control counts only once it reaches its target."""
    counts = outcome is Outcome.MET if bar.minimum == 0 else outcome is not Outcome.NOT_APPLICABLE
    return bar.weight if counts else 0
