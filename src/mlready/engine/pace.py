"""How fast things were closed, and what that says of those that are left."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from mlready.model.assessment import Verdict
from mlready.model.trend import Entry

WINDOW_DAYS: Final = 90
LEAST_STRETCHES: Final = 2
LEAST_DAYS: Final = 14
_WEEK: Final = 7
_HALVINGS: Final = 60


@dataclass(frozen=True, slots=True)
class Pace:
    """What was closed and opened in the days that count, over so many stretches from one entry to the next."""

    closed: int
    opened: int
    days: int
    stretches: int

    @property
    def net(self) -> int:
        """How many fewer there are."""
        return self.closed - self.opened

    @property
    def enough(self) -> bool:
        """Whether there is anything to go by."""
        return self.stretches >= LEAST_STRETCHES and self.days >= LEAST_DAYS

    @property
    def a_week(self) -> float | None:
        """How many fewer there are after a week; None where no day counts."""
        return self.net * _WEEK / self.days if self.days else None


def pace_of(entries: Sequence[Entry], field: str) -> Pace:
    """Return what was closed and opened in the stretches that end in the last 90 days.

    A stretch counts only where one playbook judged both its ends. What was open because nobody had said is not closed
    by saying it: no work was done.
    """
    closed = opened = days = stretches = 0
    since = entries[-1].date - dt.timedelta(days=WINDOW_DAYS)
    for then, now in pairwise(entries):
        scoped = Verdict.OUT_OF_SCOPE not in {then.verdict, now.verdict}
        if now.date <= since or not scoped or then.playbook.digest != now.playbook.digest:
            continue
        before, after = set(getattr(then, field)), set(getattr(now, field))
        closed += sum(then.levels.get(name) is not None for name in before - after)
        opened += len(after - before)
        days += (now.date - then.date).days
        stretches += 1
    return Pace(closed, opened, days, stretches)


def days_until(left: int, net: int, days: int, chance: float) -> float:
    """Return by which day, counted from now, the last of `left` is closed with this chance.

    Closings come at random at a steady rate, of which we know that `net` came in `days`. Then the time X for `left`
    more relates to `days` as a beta prime variable: X <= x with the chance that of left + net - 1 tosses of a coin that
    shows heads with p = x / (days + x), at least `left` show heads.

    >>> round(days_until(left=1, net=1, days=30, chance=0.5), 6)
    30.0
    """
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _heads(left + net - 1, left, middle) < chance:
            low = middle
        else:
            high = middle
    return days * high / (1 - high) if high < 1 else math.inf


def _heads(tosses: int, least: int, p: float) -> float:
    """Return the chance of at least `least` heads."""
    if p in (0, 1):
        return p
    logs = (math.log(p), math.log1p(-p))
    whole = math.lgamma(tosses + 1)
    return math.fsum(
        math.exp(whole - math.lgamma(k + 1) - math.lgamma(tosses - k + 1) + k * logs[0] + (tosses - k) * logs[1])
        for k in range(least, tosses + 1)
    )
