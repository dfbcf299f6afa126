"""Assessment -> snapshot, and whether a snapshot that was read adds up."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from mlready.engine.bar import outcome_of
from mlready.engine.score import score
from mlready.engine.verdict import verdict
from mlready.model.assessment import Assessment, Standing, Verdict
from mlready.model.playbook import Playbook
from mlready.model.snapshot import ControlStanding, PlaybookName, Snapshot
from mlready.model.text import Path

# What is rounded to one decimal may be off by half of it.
_ROUNDING: Final = 0.051


def snapshot_of(assessment: Assessment, tool: str) -> Snapshot:
    """Return `assessment` as its JSON document, written by the version `tool`, would tell it."""
    fields = set(Standing.model_fields)
    return Snapshot(
        system=assessment.answers.system.name,
        today=assessment.today,
        verdict=assessment.verdict,
        score=assessment.overall.rounded,
        conditions=assessment.conditions,
        controls=tuple(
            ControlStanding(id=one.control.id, **{name: getattr(one, name) for name in fields})
            for one in assessment.findings
        ),
        practices=_statuses(assessment),
        playbook=name_of(assessment.playbook),
        tool=tool,
        commit=assessment.commit,
    )


def name_of(playbook: Playbook) -> PlaybookName:
    """Return what tells `playbook`, with its overlays, from another."""
    return PlaybookName(id=playbook.id, version=playbook.version, overlays=playbook.overlays, digest=playbook.digest)


def _statuses(assessment: Assessment) -> dict[str, object] | None:
    practices = assessment.scan.practices
    return None if practices is None else {name: one.status for name, one in practices.items()}


def contradictions(snapshot: Snapshot, blockers: Sequence[str]) -> Iterator[tuple[Path, str]]:
    """Yield what cannot be true of a document that mlready wrote, as (path in the document, sentence).

    Args:
        snapshot: what the document says.
        blockers: the blockers that it lists itself.
    """
    if snapshot.verdict is Verdict.OUT_OF_SCOPE:
        if snapshot.controls:
            yield ("findings",), "a system out of scope has no findings"
        return
    yield from _of_findings(snapshot.controls)
    if tuple(blockers) != snapshot.blockers:
        says = ", ".join(snapshot.blockers) or "none"
        yield ("blockers",), f"the findings make other blockers: {says}"
    if snapshot.verdict is not verdict(snapshot.controls, snapshot.conditions):
        yield ("verdict",), f"{snapshot.verdict} does not follow from the blockers and conditions"
    for name, worked_out in score(snapshot.controls):
        said = getattr(snapshot.score, name)
        if (said is None) != (worked_out is None) or not math.isclose(said or 0, worked_out or 0, abs_tol=_ROUNDING):
            yield (
                (name,),
                f"the findings make {'none' if worked_out is None else format(worked_out, '.1f')}, not {said}",
            )


def _of_findings(controls: Sequence[ControlStanding]) -> Iterator[tuple[Path, str]]:
    seen: set[str] = set()
    for number, one in enumerate(controls):
        if one.id in seen:
            yield ("findings", number, "control"), f"{one.id} stands here twice"
        seen.add(one.id)
        applies = one.applies or one.level is not None
        if applies and one.outcome is not outcome_of(one.level, one):
            says = f"{one.outcome} does not follow from the level, the minimum and the target"
            yield ("findings", number, "outcome"), says
