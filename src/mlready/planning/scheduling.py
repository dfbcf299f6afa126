"""Work -> dates: who is free takes the most urgent thing that nothing holds up any more."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from mlready.planning.work import Work


@dataclass(frozen=True, slots=True)
class Slot:
    """When one piece of work is done, in working days from the start."""

    work: Work
    start: float
    end: float


def schedule(work: Iterable[Work], people: int, pace: float = 1, begin: float = 0) -> list[Slot]:
    """Return when each piece of work is done, in the order in which it is begun.

    Args:
        work: what is to be done; a prerequisite that is not in it counts as done.
        people: how many work at the same time; each piece is one person's.
        pace: working days that one person gives in a day; below 1 where nobody is full time.
        begin: working days from today until the first piece may start.

    Raises:
        ValueError: two pieces of work wait for each other.
    """
    waiting = {one.id: one for one in work}
    running: list[tuple[float, str]] = []
    slots: list[Slot] = []
    now = begin
    while waiting:
        open_ids = waiting.keys() | {name for _, name in running}
        ready = sorted(
            (one for one in waiting.values() if not open_ids.intersection(one.after)), key=lambda one: one.urgency
        )
        for one in ready[: people - len(running)]:
            slot = Slot(one, now, now + one.days / pace)
            slots.append(slot)
            heapq.heappush(running, (slot.end, one.id))
            del waiting[one.id]
        if not running:
            raise ValueError(f"these wait for each other: {', '.join(sorted(waiting))}")
        now = running[0][0]
        while running and running[0][0] <= now:
            heapq.heappop(running)
    return slots


def days_of(work: Iterable[Work], people: int, pace: float = 1) -> float:
    """Return how many working days `work` takes; 0 for none."""
    return max((slot.end for slot in schedule(work, people, pace)), default=0)


def dustless(days: float) -> float:
    """Round off what floats add of their own, so that 7.0 days end on the seventh."""
    return round(days, 6)
