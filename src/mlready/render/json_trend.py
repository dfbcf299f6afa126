"""``mlready.trend/1``: how a system came along, for programs."""

from typing import Final

from mlready import __version__
from mlready.model.trend import Entry, Trend
from mlready.render.json_text import dumps

TREND_SCHEMA: Final = "mlready.trend/1"


def trend_json(trend: Trend) -> str:
    """Return the trend as a ``mlready.trend/1`` document."""
    return dumps(
        {
            "schema": TREND_SCHEMA,
            "tool": {"name": "mlready", "version": __version__},
            "system": trend.last.system,
            "recorded": trend.recorded,
            "entries": [_entry(entry) for entry in trend.entries],
            "steps": [step.model_dump(mode="json") for step in trend.steps],
            "forecast": {
                "blockers": trend.blockers.model_dump(mode="json"),
                "gaps": trend.gaps.model_dump(mode="json"),
            },
        }
    )


def _entry(entry: Entry) -> dict[str, object]:
    return {
        **entry.model_dump(mode="json", exclude={"score", "levels", "system", "answers"}),
        **entry.score.model_dump(),
    }
