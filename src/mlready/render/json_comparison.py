"""``mlready.compare/1``: what changed, for programs."""

from typing import Any, Final

from mlready import __version__
from mlready.model.comparison import Comparison, ControlChange
from mlready.model.snapshot import ControlStanding, Snapshot
from mlready.render.json_text import dumps

COMPARE_SCHEMA: Final = "mlready.compare/1"


def comparison_json(comparison: Comparison) -> str:
    """Return the comparison as a ``mlready.compare/1`` document."""
    return dumps(
        {
            "schema": COMPARE_SCHEMA,
            "tool": {"name": "mlready", "version": __version__},
            "system": comparison.new.system,
            "old": _side(comparison.old),
            "new": _side(comparison.new),
            "score": {
                "change": _difference(comparison.old, comparison.new),
                "from_playbook": _difference(comparison.old, comparison.between),
                "from_system": _difference(comparison.between, comparison.new),
            },
            "playbook": {
                "same": comparison.same_playbook,
                "exact": comparison.exact,
                "changes": [one.model_dump(mode="json") for one in comparison.playbook_changes],
                "verdict_then": comparison.between.verdict.value,
            },
            "controls": [_control(one) for one in comparison.controls],
            "blockers": {
                "opened": comparison.blockers_opened,
                "closed": comparison.blockers_closed,
                "added_by_playbook": comparison.blockers_added,
                "dropped_by_playbook": comparison.blockers_dropped,
            },
            "waivers": [one.model_dump(mode="json") for one in comparison.waivers],
            "practices": _practices(comparison),
            "conflicts": {"opened": comparison.conflicts_opened, "settled": comparison.conflicts_settled},
            "worse": [one.model_dump(mode="json") for one in comparison.worse],
        }
    )


def _side(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "today": snapshot.today.isoformat(),
        "commit": snapshot.commit,
        "tool": snapshot.tool,
        "playbook": snapshot.playbook.model_dump(mode="json"),
        "verdict": snapshot.verdict.value,
        **snapshot.score.model_dump(),
        "blockers": snapshot.blockers,
    }


def _difference(then: Snapshot, now: Snapshot) -> float | None:
    if then.score.score is None or now.score.score is None:
        return None
    return round(now.score.score - then.score.score, 1)


def _control(change: ControlChange) -> dict[str, Any]:
    return {
        "control": change.id,
        "movement": change.movement.value,
        "then": _standing(change.then),
        "now": _standing(change.now),
        "opens_gap": change.opens_gap,
        "closes_gap": change.closes_gap,
    }


def _standing(one: ControlStanding) -> dict[str, Any]:
    return one.model_dump(mode="json", include={"outcome", "level", "minimum", "target", "blocks"})


def _practices(comparison: Comparison) -> dict[str, Any] | None:
    if comparison.practices is None:
        return None
    return {
        "gained": [one.model_dump(mode="json") for one in comparison.practices if one.gained],
        "lost": [one.model_dump(mode="json") for one in comparison.practices if one.lost],
    }
