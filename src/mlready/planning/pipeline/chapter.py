"""Assessment -> pipeline: its profile, its stages now and later, what is left out, and what should go."""

from collections.abc import Collection, Iterator, Sequence

from mlready.model.action import Action
from mlready.model.assessment import Assessment
from mlready.model.pipeline import Omission, Pipeline, Stage
from mlready.model.pipelines import LeftOut, Pipelines, Profile
from mlready.planning.pipeline.profile import choose_profile
from mlready.planning.pipeline.stages import Drawing, belongs, stage_of
from mlready.planning.situation import Situation
from mlready.planning.wording import said


def pipeline_of(assessment: Assessment, actions: Collection[Action], situation: Situation, book: Pipelines) -> Pipeline:
    """Return the pipeline for the system, and how much of it exists."""
    chosen = choose_profile(book, situation)
    known = situation.having({"pipeline.main": chosen.main.id, "pipeline.host": chosen.host.id})
    drawing = Drawing(assessment, known, frozenset(action.id for action in actions))
    now, later = _split(chosen.main, known)
    profiles = dict.fromkeys((chosen.main.id, chosen.host.id))
    minimal = _stages(book, now, (), drawing)
    return Pipeline(
        profile=chosen.choice,
        why=chosen.why,
        undecided=chosen.undecided,
        remarks=said((book.profile(name).remark for name in profiles), known),
        minimal=minimal,
        full=_stages(book, later, minimal, drawing),
        left_out=tuple(_omissions([book.profile(name) for name in profiles], drawing)),
        retired=assessment.scan.retired,
    )


def _split(profile: Profile, situation: Situation) -> tuple[list[str], list[str]]:
    """Return the ids of the stages that the launch needs, and of those that may come later."""
    put_off = {
        name for postponed in profile.later if situation.holds(postponed.when) is True for name in postponed.stages
    }
    now = [name for name in profile.minimal if name not in put_off]
    return now, [*(name for name in profile.minimal if name in put_off), *profile.full]


def _stages(book: Pipelines, names: Sequence[str], before: Sequence[Stage], drawing: Drawing) -> tuple[Stage, ...]:
    """Return the stages `names` as far as they are part of this pipeline; those `before` come earlier."""
    stages: list[Stage] = []
    for advice in map(book.stage, names):
        if belongs(advice, drawing.situation):
            stages.append(stage_of(advice, [*before, *stages], drawing))
    return tuple(stages)


def _omissions(profiles: Sequence[Profile], drawing: Drawing) -> Iterator[Omission]:
    """Yield what is left out on purpose, each once; what the team has is not."""
    seen: set[str] = set()
    for one in (one for profile in profiles for one in profile.leave_out):
        if one.id not in seen and _is_out(one, drawing):
            seen.add(one.id)
            yield Omission(id=one.id, what=one.what, why=one.why, reconsider=one.reconsider)


def _is_out(one: LeftOut, drawing: Drawing) -> bool:
    there = any(drawing.assessment.scan.found(name) for name in one.unless)
    return not there and drawing.situation.holds(one.when) is True
