"""What changed since a plan was made the last time, from what was sealed into it."""

from dataclasses import dataclass

from pydantic import ValidationError

from mlready import __version__
from mlready.engine.snapshot import snapshot_of
from mlready.engine.trend import entry_of, step_between
from mlready.model.amounts import count
from mlready.model.assessment import Assessment
from mlready.model.base import Frozen
from mlready.model.trend import Entry, EntryChange
from mlready.render.living import state_of
from mlready.render.words import per_cent


class PlanState(Frozen):
    """How a system stands when its plan is made, and how it stood when a plan was made on an earlier day."""

    now: Entry
    before: Entry | None = None


@dataclass(frozen=True, slots=True)
class Since:
    """The line at the top of a plan that was there before: the earlier day, and what changed since."""

    date: str
    says: str


def state_after(old: str | None, assessment: Assessment, answers: str) -> PlanState:
    """Return the state of a plan that takes the place of `old`; of several plans of one day the first counts as old."""
    now = entry_of(snapshot_of(assessment, __version__), answers)
    earlier = _earlier(old)
    if earlier is None or earlier.now.system != now.system:
        return PlanState(now=now)
    return PlanState(now=now, before=earlier.before if earlier.now.date == now.date else earlier.now)


def since(state: PlanState) -> Since | None:
    """Return what changed since the earlier day; None where there is none, or nothing to compare."""
    before, now = state.before, state.now
    if before is None or before.score.score is None or now.score.score is None:
        return None
    return Since(before.date.isoformat(), _says(before, now, step_between(before, now)))


def _says(before: Entry, now: Entry, step: EntryChange) -> str:
    parts = [
        f"{count(len(ids), 'blocker')} {verb} ({', '.join(ids)})"
        for verb, ids in (("closed", step.closed), ("opened", step.opened))
        if ids
    ]
    parts += [
        f"{count(len(ids), 'control')} {verb}"
        for verb, ids in (("better", step.better), ("worse", step.worse), ("newly known", step.became_known))
        if ids
    ]
    if not parts:
        return "no control stands elsewhere."
    parts.append(
        f"score from {per_cent(before.score.score)} to {per_cent(now.score.score)}, "
        f"known from {per_cent(before.score.coverage)} % to {per_cent(now.score.coverage)} %"
    )
    other = "" if step.same_playbook else " Another playbook judged then, so part of it may be the playbook's doing."
    return f"{'; '.join(parts)}.{other}"


def _earlier(old: str | None) -> PlanState | None:
    """Return what was sealed into `old`; None where there is nothing of ours, or somebody has edited it."""
    sealed = state_of(old) if old else None
    if sealed is None:
        return None
    try:
        return PlanState.model_validate_json(sealed)
    except ValidationError:
        return None
