"""Entries of a history -> trend."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from mlready.engine.forecast import forecast
from mlready.model.snapshot import Snapshot
from mlready.model.trend import Entry, EntryChange, Trend


def entry_of(snapshot: Snapshot, answers: str) -> Entry:
    """Return what a history keeps of `snapshot`; `answers` is the name of the answers file."""
    return Entry(
        date=snapshot.today,
        system=snapshot.system,
        answers=answers,
        verdict=snapshot.verdict,
        score=snapshot.score,
        blockers=snapshot.blockers,
        gaps=snapshot.gaps,
        levels={one.id: one.level for one in snapshot.controls if one.applies},
        playbook=snapshot.playbook,
        tool=snapshot.tool,
        commit=snapshot.commit,
    )


def trend(recorded: Sequence[Entry], today: dt.date) -> Trend:
    """Return the trend of the entries of one system, in the order in which they were recorded; at least one.

    Of several entries of one day the last recorded one counts.
    """
    entries = _one_a_day(recorded)
    return Trend(
        entries=entries,
        steps=tuple(step_between(then, now) for then, now in pairwise(entries)),
        recorded=len(recorded),
        blockers=forecast(entries, "blockers", "blocker", today),
        gaps=forecast(entries, "gaps", "gap", today),
    )


def _one_a_day(recorded: Iterable[Entry]) -> tuple[Entry, ...]:
    by_day = {entry.date: entry for entry in recorded}
    return tuple(by_day[day] for day in sorted(by_day))


def step_between(then: Entry, now: Entry) -> EntryChange:
    """Return what changed from one entry to a later one."""
    both = [(name, then.levels[name], level) for name, level in now.levels.items() if name in then.levels]
    known = [(name, was, level) for name, was, level in both if was is not None and level is not None]
    return EntryChange(
        same_playbook=then.playbook.digest == now.playbook.digest,
        opened=tuple(name for name in now.blockers if name not in then.blockers),
        closed=tuple(name for name in then.blockers if name not in now.blockers),
        better=tuple(name for name, was, level in known if level > was),
        worse=tuple(name for name, was, level in known if level < was),
        became_known=tuple(name for name, was, level in both if was is None and level is not None),
        became_unknown=tuple(name for name, was, level in both if was is not None and level is None),
    )
