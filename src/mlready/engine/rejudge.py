"""How an old system stands under a new playbook, as far as its saved levels tell."""

from collections.abc import Iterator

from mlready.engine.bar import credit_of, outcome_of, weight_of
from mlready.engine.score import score
from mlready.engine.verdict import verdict
from mlready.model.assessment import Condition, ConditionKind, WaiverState
from mlready.model.comparison import PlaybookChange
from mlready.model.playbook import TOP_LEVEL
from mlready.model.requirement import RAISABLE
from mlready.model.snapshot import ControlStanding, Snapshot


def rejudged(old: Snapshot, new: Snapshot) -> Snapshot:
    """Return the system of `old`, its levels held against the bars of `new`.

    A control that only `new` has is unknown. Where stakes are high on one side alone, its bars are as they would be for
    the other: that is the system's doing, not the playbook's. A system out of scope stays as it is.
    """
    if not old.controls or not new.controls:
        return _with(old, playbook=new.playbook)
    stakes = tuple(any(one.raised for one in side.controls) for side in (old, new))
    pairs = [(old.control(one.id), one) for one in new.controls]
    controls = tuple(_judged(was, _bar(one, was, *stakes)) for was, one in pairs)
    conditions = (*_kept(old, controls), *_short(controls))
    return _with(
        old,
        playbook=new.playbook,
        controls=controls,
        conditions=conditions,
        score=score(controls).rounded,
        verdict=verdict(controls, conditions),
    )


def _with(snapshot: Snapshot, **fields: object) -> Snapshot:
    """Return `snapshot` with other values; what was worked out from the old ones does not come along."""
    return Snapshot.model_validate({**dict(snapshot), **fields})


def bar_changes(old: Snapshot, between: Snapshot) -> Iterator[PlaybookChange]:
    """Yield what the new playbook asks otherwise, as two snapshots of one system tell; removals last."""
    for now in between.controls:
        was = old.control(now.id)
        if was is None:
            blocking = ", blocking" if now.blocks else ""
            yield PlaybookChange(id=now.id, says=f"added{blocking}, minimum {now.minimum}")
            continue
        for name in ("minimum", "target"):
            if getattr(was, name) != getattr(now, name):
                yield PlaybookChange(id=now.id, says=f"{name} {getattr(was, name)} → {getattr(now, name)}")
        if was.weight and now.weight and was.weight != now.weight:
            yield PlaybookChange(id=now.id, says=f"weight {was.weight:g} → {now.weight:g}")
        if was.blocks != now.blocks:
            yield PlaybookChange(id=now.id, says="blocks now" if now.blocks else "blocks no longer")
    yield from (PlaybookChange(id=one.id, says="removed") for one in old.controls if not between.control(one.id))


def _bar(
    now: ControlStanding,
    was: ControlStanding | None,
    then_high: bool,  # noqa: FBT001 - a pair of sides
    now_high: bool,  # noqa: FBT001
) -> ControlStanding:
    """Return `now` with the bar that it would have had with the stakes of then."""
    if then_high == now_high:
        return now
    if now.raised:
        # A target at the top may not have risen: then it is what it was.
        topped = was is not None and was.target == now.target == TOP_LEVEL
        bar = {"minimum": now.minimum - 1, "target": now.target - (not topped), "raised": False}
    elif then_high and now.minimum in RAISABLE:
        bar = {"minimum": now.minimum + 1, "target": min(now.target + 1, TOP_LEVEL), "raised": True}
    else:
        return now
    return now.model_copy(update=bar)


def _judged(was: ControlStanding | None, bar: ControlStanding) -> ControlStanding:
    """Return how `was` stands against `bar`; unknown where there was no such control."""
    if was is not None and not was.applies:
        return was.model_copy(update={name: getattr(bar, name) for name in ("minimum", "target", "raised", "blocks")})
    if was is None and not bar.applies:
        return bar
    level = was.level if was else None
    known = {"source", "detected", "conflict", "stale", "waiver"}
    told = {name: getattr(was, name) if was else None for name in known}
    outcome = outcome_of(level, bar)
    judged = bar.model_copy(
        update={
            **told,
            "level": level,
            "not_applicable": None,
            "outcome": outcome,
            "weight": weight_of(outcome, bar, bar.weight or (was.weight if was else 0) or 1),
            "credit": credit_of(level, bar),
        }
    )
    return judged.model_copy(update={"waiver": _standing(judged)})


def _standing(judged: ControlStanding) -> object:
    """Return the waiver as it counts under the new bar: whether it is needed may have changed."""
    waiver = judged.waiver
    if waiver is None or waiver.state is WaiverState.EXPIRED:
        return waiver
    return waiver.model_copy(update={"state": WaiverState.LIVE if judged.short else WaiverState.NEEDLESS})


def _kept(old: Snapshot, controls: tuple[ControlStanding, ...]) -> Iterator[Condition]:
    blocking = {one.id for one in controls if one.blocks and not one.optional}
    for one in old.conditions:
        if not one.kind.is_shortfall and blocking.intersection(one.ids):
            yield one


def _short(controls: tuple[ControlStanding, ...]) -> Iterator[Condition]:
    for one in controls:
        if one.short and not one.is_blocker:
            below = ConditionKind.UNKNOWN if one.level is None else ConditionKind.BELOW_MINIMUM
            kind = ConditionKind.WAIVER if one.waived else below
            yield Condition(kind=kind, ids=(one.id,), says=f"needs {one.minimum}")
