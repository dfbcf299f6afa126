"""What the files show, practice by practice."""

import json
from typing import Any, Final

from mlready.model.assessment import Assessment
from mlready.model.evidence import Evidence, PracticeFinding, Scan, Status
from mlready.render.json import _assessment, _tool
from mlready.render.words import count, headline

CHECK_SCHEMA: Final = "mlready.check/1"
_MARK: Final = {Status.FOUND: "✓", Status.PARTIAL: "~", Status.MISSING: "·", Status.NOT_APPLICABLE: " "}


def check_json(assessment: Assessment, scan: Scan) -> str:
    """Return the practices and the assessment as a ``mlready.check/1`` document."""
    document: dict[str, Any] = {
        "schema": CHECK_SCHEMA,
        **_tool(assessment),
        "practices": [finding.model_dump(mode="json") for finding in (scan.practices or {}).values()],
        **_assessment(assessment),
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def check_text(assessment: Assessment, scan: Scan, *, width: int, colour: bool) -> str:
    """Return one line a practice, then the verdict."""
    del width, colour
    findings = list((scan.practices or {}).values())
    found = sum(finding.status is Status.FOUND for finding in findings)
    lines = [f"{count(found, 'practice')} of {len(findings)} found"]
    lines += [_line(finding) for finding in findings]
    return "\n".join([*lines, "", headline(assessment)]) + "\n"


def _line(finding: PracticeFinding) -> str:
    where = _place(finding.evidence[0]) if finding.evidence else ""
    return f" {_MARK[finding.status]} {finding.id:28} {where}".rstrip()


def _place(place: Evidence) -> str:
    line = f":{place.line}" if place.line else ""
    return f"{place.path}{line}  {place.says}"
