"""How a system came along, in words and marks: the same for a terminal and for Markdown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mlready.model.amounts import count
from mlready.model.trend import Entry, EntryChange, Trend
from mlready.render.words import VERDICT, per_cent

MOST_ROWS: Final = 10
MOST_POINTS: Final = 36
_MOST_NAMES: Final = 3
_BARS: Final = "▁▂▃▄▅▆▇█"
_NONE: Final = "·"


@dataclass(frozen=True, slots=True)
class DayLine:
    """One line of the table of entries."""

    day: str
    verdict: str
    score: str
    known: str
    blockers: str
    gaps: str
    changed: str


def sparkline(values: Sequence[float | None], top: float) -> str:
    """Return one bar for each value between 0 and `top`; a dot where there is none.

    >>> sparkline([0, 50, None, 100], 100)
    '▁▅·█'
    """
    last = len(_BARS) - 1
    return "".join(_NONE if one is None else _BARS[min(round(one / top * last + 0.01), last)] for one in values)


def scores(trend: Trend) -> str:
    """Return the scores from the first entry to the last as bars, from 0 to 100."""
    return sparkline([entry.score.score for entry in _spread(trend.entries)], 100)


def burn_down(trend: Trend, field: str) -> str:
    """Return how many blockers or gaps were left from the first entry to the last, as bars from none to the most."""
    left = [len(getattr(entry, field)) for entry in _spread(trend.entries)]
    return sparkline(left, max(left) or 1)


def _spread(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return as many of `entries` as there is room for, evenly spread, the first and the last among them."""
    if len(entries) <= MOST_POINTS:
        return entries
    return [entries[round(number * (len(entries) - 1) / (MOST_POINTS - 1))] for number in range(MOST_POINTS)]


def span(trend: Trend) -> str:
    """Return over which days what was recorded."""
    first, last = trend.entries[0], trend.last
    days = count(len(trend.entries), "day")
    return f"{days} recorded, {first.date} to {last.date}" if first is not last else f"1 day recorded, {last.date}"


def lines(trend: Trend) -> Iterator[DayLine]:
    """Yield the last entries, the newest first, each with what changed since the one before."""
    steps = (None, *trend.steps)
    for entry, step in list(zip(trend.entries, steps, strict=True))[: -MOST_ROWS - 1 : -1]:
        yield DayLine(
            day=str(entry.date),
            verdict=VERDICT[entry.verdict],
            score=per_cent(entry.score.score),
            known=_known(entry),
            blockers=str(len(entry.blockers)),
            gaps=str(len(entry.gaps)),
            changed="; ".join(_changes(step)) if step else "",
        )


def _known(entry: Entry) -> str:
    return "-" if entry.score.coverage is None else f"{per_cent(entry.score.coverage)} %"


def _changes(step: EntryChange) -> Iterator[str]:
    if not step.same_playbook:
        yield "another playbook"
    for word, names in (
        ("closed", step.closed),
        ("opened", step.opened),
        ("up", _without(step.better, step.closed)),
        ("down", _without(step.worse, step.opened)),
        ("known", _without(step.became_known, step.closed)),
        ("unknown", _without(step.became_unknown, step.opened)),
    ):
        if names:
            yield f"{word} {_few(names)}"


def _without(names: Sequence[str], told: Sequence[str]) -> Sequence[str]:
    return [name for name in names if name not in told]


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMES} more" if names[_MOST_NAMES:] else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def headline(trend: Trend) -> str:
    """Return how the system stands now, and since when the verdict is what it is."""
    last = trend.last
    since = last
    for entry in reversed(trend.entries):
        if entry.verdict is not last.verdict:
            break
        since = entry
    how_long = f" since {since.date}" if since is not last else ""
    blockers = f": {count(len(last.blockers), 'blocker')}" if last.blockers else ""
    return f"{VERDICT[last.verdict]}{how_long}{blockers}"
