"""Two snapshots -> what changed, and whether anything in the system got worse."""

from collections.abc import Iterator, Sequence
from typing import Final

from mlready.engine.rejudge import bar_changes, rejudged
from mlready.model.assessment import Verdict, WaiverState
from mlready.model.comparison import (
    Comparison,
    ControlChange,
    Movement,
    PlaybookChange,
    PracticeChange,
    WaiverChange,
    WaiverEvent,
    Worsening,
)
from mlready.model.snapshot import ControlStanding, Snapshot

# Out of scope is no verdict on readiness: from it, or to it, nothing falls.
_RANK: Final = {Verdict.NOT_READY: 0, Verdict.CONDITIONS: 1, Verdict.READY: 2}


def compare(
    old: Snapshot,
    new: Snapshot,
    between: Snapshot | None = None,
    playbook_changes: Sequence[PlaybookChange] | None = None,
) -> Comparison:
    """Return what changed from `old` to `new`.

    Args:
        old: how the system stood.
        new: how it stands.
        between: the old system as the new playbook judges it, where that was worked out from its answers.
        playbook_changes: what the new playbook asks otherwise, where both playbooks are at hand.
    """
    same = old.playbook.digest == new.playbook.digest
    exact = same or between is not None
    middle = old if same else between or rejudged(old, new)
    asked = () if same else tuple(bar_changes(old, middle) if playbook_changes is None else playbook_changes)
    scoped = Verdict.OUT_OF_SCOPE not in {old.verdict, new.verdict}
    controls = tuple(_movements(middle, new)) if scoped else ()
    opened = tuple(name for name in new.blockers if name not in middle.blockers) if scoped else ()
    then, now = _open_conflicts(middle), _open_conflicts(new)
    return Comparison(
        old=old,
        between=middle,
        new=new,
        exact=exact,
        playbook_changes=asked,
        controls=controls,
        blockers_opened=opened,
        blockers_closed=tuple(one for one in middle.blockers if one not in new.blockers) if scoped else (),
        blockers_added=tuple(one for one in middle.blockers if one not in old.blockers),
        blockers_dropped=tuple(one for one in old.blockers if one not in middle.blockers),
        waivers=tuple(_waivers(middle, new)),
        practices=_practices(old, new),
        conflicts_opened=tuple(one for one in now if one not in then),
        conflicts_settled=tuple(one for one in then if one not in now),
        worse=tuple(_worse(middle, new)) if scoped else (),
    )


def _pairs(then: Snapshot, now: Snapshot) -> Iterator[tuple[ControlStanding, ControlStanding]]:
    """Yield every control that both have, in the order of `now`."""
    for one in now.controls:
        was = then.control(one.id)
        if was is not None:
            yield was, one


def _movements(then: Snapshot, now: Snapshot) -> Iterator[ControlChange]:
    for was, one in _pairs(then, now):
        movement = _movement(was, one)
        if movement is not None:
            yield ControlChange(movement=movement, then=was, now=one)


def _movement(was: ControlStanding, now: ControlStanding) -> Movement | None:
    if not (was.applies and now.applies):
        if was.applies == now.applies:
            return None
        return Movement.APPLIES if now.applies else Movement.APPLIES_NOT
    if was.level is None or now.level is None:
        if was.level != now.level:
            return Movement.KNOWN if was.level is None else Movement.UNKNOWN
    elif was.level != now.level:
        return Movement.BETTER if now.level > was.level else Movement.WORSE
    if was.minimum == now.minimum:
        return None
    return Movement.HIGHER_BAR if now.minimum > was.minimum else Movement.LOWER_BAR


def _open_conflicts(snapshot: Snapshot) -> tuple[str, ...]:
    return tuple(one.id for one in snapshot.controls if one.conflict and one.conflict.open)


def _waivers(then: Snapshot, now: Snapshot) -> Iterator[WaiverChange]:
    for was, one in _pairs(then, now):
        event = _waiver_event(was, one)
        counting = one.waiver or was.waiver
        if event and counting:
            accepted = counting.waiver
            yield WaiverChange(
                control=one.id,
                event=event,
                owner=accepted.owner,
                until=accepted.until,
                reason=accepted.reason,
            )


def _waiver_event(was: ControlStanding, now: ControlStanding) -> WaiverEvent | None:
    then, one = was.waiver, now.waiver
    if then is None or one is None:
        return WaiverEvent.NEW if one else WaiverEvent.GONE if then else None
    if one.waiver.until != then.waiver.until:
        return WaiverEvent.PROLONGED if one.waiver.until > then.waiver.until else WaiverEvent.SHORTENED
    expired = WaiverState.EXPIRED
    return WaiverEvent.EXPIRED if one.state is expired and then.state is not expired else None


def _practices(old: Snapshot, new: Snapshot) -> tuple[PracticeChange, ...] | None:
    if old.practices is None or new.practices is None:
        return None
    both = [(name, old.practices[name], now) for name, now in new.practices.items() if name in old.practices]
    changes = (PracticeChange(id=name, then=then, now=now) for name, then, now in both)
    return tuple(one for one in changes if one.gained or one.lost)


def _worse(then: Snapshot, now: Snapshot) -> Iterator[Worsening]:
    """Yield what got worse: the verdict fell, or the launch waits for a control that it did not wait for."""
    if _RANK[now.verdict] < _RANK[then.verdict]:
        yield Worsening(control=None, says=f"fell from {then.verdict} to {now.verdict}")
    for was, one in _pairs(then, now):
        if one.is_blocker and not was.is_blocker:
            yield Worsening(control=one.id, says=f"new blocker, {_why(was, one)}")
        elif one.due_before_launch and not was.due_before_launch:
            yield Worsening(control=one.id, says=f"falls short now, {_why(was, one)}")


def _why(was: ControlStanding, now: ControlStanding) -> str:
    level = "unknown" if now.level is None else f"level {now.level}"
    if was.waived and was.short:
        return f"{level}, needs {now.minimum}, and no waiver covers it any longer"
    if was.level is not None and was.level != now.level:
        return f"level {was.level} → {level.removeprefix('level ')}, needs {now.minimum}"
    return f"{level}, needs {now.minimum}"
