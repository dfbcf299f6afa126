"""What decides the date: the work that nothing can be taken from without the launch coming earlier."""

import math
from collections.abc import Sequence
from typing import Final

from mlready.engine.backlog import DAYS_A_WEEK
from mlready.model.roadmap import CriticalAction, TeamSize
from mlready.planning.scheduling import Slot, days_of, dustless
from mlready.planning.timetable import Timetable

_SIZES_SHOWN: Final = 3


def critical_path(slots: Sequence[Slot]) -> tuple[CriticalAction, ...]:
    """Return the chain of work without a gap that ends last, the first action first.

    Work begins the moment other work ends: where it needs that, that is why; else that freed somebody to do it.
    """
    path: list[CriticalAction] = []
    slot = max(slots, key=lambda one: (one.end, one.work.id), default=None)
    while slot is not None:
        before = _before(slot, slots)
        path.append(
            CriticalAction(
                id=slot.work.id,
                days=dustless(slot.end - slot.start),
                waits_for=before.work.id if before else None,
                because="start" if before is None else "work" if before.work.id in slot.work.after else "people",
            )
        )
        slot = before
    return tuple(reversed(path))


def _before(slot: Slot, slots: Sequence[Slot]) -> Slot | None:
    """Return the work whose end let `slot` begin, of several what it needs; None where it begins at once."""
    ending = [one for one in slots if one.end == slot.start and one is not slot]
    return min(ending, key=lambda one: (one.work.id not in slot.work.after, one.work.urgency), default=None)


def larger_teams(timetable: Timetable) -> tuple[TeamSize, ...]:
    """Return the next larger teams of full-time people that are done half a day earlier or more, with their weeks."""
    work = [slot.work for slot in timetable.launch]
    sizes: list[TeamSize] = []
    best = timetable.days
    first = timetable.team.people + (timetable.team.pace == 1)
    for people in range(first, len(work) + 1):
        days = dustless(days_of(work, people))
        if _half_days(days) < _half_days(best):
            best = days
            sizes.append(TeamSize(people=people, weeks=days / DAYS_A_WEEK))
        if len(sizes) == _SIZES_SHOWN:
            break
    return tuple(sizes)


def _half_days(days: float) -> int:
    """Return `days` as they are shown: begun halves count in full."""
    return math.ceil(round(days * 2, 4))
