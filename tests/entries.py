"""Entries of a history for tests: a day, what is open on it, and how far each control has come."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from mlready.model.assessment import Score, Verdict
from mlready.model.snapshot import PlaybookName
from mlready.model.trend import Entry

START = dt.date(2026, 9, 1)


def entry(
    day: int,
    blockers: Iterable[str] = (),
    *,
    levels: Mapping[str, int | None] | None = None,
    gaps: Iterable[str] | None = None,
    digest: str = "a",
    **fields: Any,  # noqa: ANN401 - whatever else an entry may hold
) -> Entry:
    """Return the entry of the `day`-th day; a blocker is at level 1 unless `levels` says otherwise, and is a gap."""
    blocking = tuple(blockers)
    return Entry.model_validate(
        {
            "date": START + dt.timedelta(days=day),
            "system": "fraud-scoring",
            "answers": "mlready-answers.yaml",
            "verdict": Verdict.NOT_READY if blocking else Verdict.READY,
            "score": Score(score=50.0, potential=60.0, coverage=90.0),
            "blockers": blocking,
            "gaps": blocking if gaps is None else tuple(gaps),
            "levels": dict.fromkeys({*blocking, *(gaps or ())}, 1) | dict(levels or {}),
            "playbook": PlaybookName(id="startup", version="1.0.0", digest=digest),
            "tool": "0.1.0",
            **fields,
        }
    )


def named(number: int) -> list[str]:
    """Return the ids of so many controls."""
    return [f"plan.c{one}" for one in range(number)]
