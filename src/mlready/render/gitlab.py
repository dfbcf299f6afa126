"""GitLab's code quality report."""

from typing import Any, Final

from mlready.model.assessment import Assessment
from mlready.render.json_text import dumps
from mlready.render.shortfalls import Ground, Kind, Severity, Shortfall, shortfalls

_SEVERITY: Final = {Severity.ERROR: "blocker", Severity.WARNING: "major", Severity.NOTE: "info"}


def check_gitlab(assessment: Assessment, ground: Ground) -> str:
    """Return what falls short as a code quality report: an empty list where nothing does."""
    found = [_issue(one, ground) for one in shortfalls(assessment, ground)]
    return dumps(found)


def _issue(one: Shortfall, ground: Ground) -> dict[str, Any]:
    return {
        "description": one.message,
        "check_name": f"{one.kind.value}/{one.id}" if one.kind is Kind.PRACTICE else one.id,
        "fingerprint": one.fingerprint(ground),
        "severity": _SEVERITY[one.severity],
        "location": {
            "path": one.spot.path.encode("utf-8", "replace").decode(),
            "lines": {"begin": one.spot.line},
        },
    }
