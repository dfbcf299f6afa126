"""SARIF 2.1.0: what code hosts show beside the code, and track from run to run."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from mlready import __version__
from mlready.model.assessment import Assessment
from mlready.model.playbook import Control
from mlready.model.practice import Practice
from mlready.render.explanation import explain_control, explain_practice
from mlready.render.json_text import dumps
from mlready.render.markdown_text import inline
from mlready.render.shortfalls import Ground, Kind, Severity, Shortfall, Spot, clip, shortfalls

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
VERSION: Final = "2.1.0"
# The first is the one that GitHub tracks an alert by; without it, it would take the text of the line.
FINGERPRINTS: Final = ("primaryLocationLineHash", "mlready/v1")
# Controls and practices may share an id.
_PRACTICE: Final = "practice/"

Node = dict[str, Any]


def check_sarif(assessment: Assessment, ground: Ground, practices: Mapping[str, Practice]) -> str:
    """Return what falls short as a SARIF document."""
    return dumps(sarif(assessment, ground, practices))


def sarif(assessment: Assessment, ground: Ground, practices: Mapping[str, Practice]) -> Node:
    """Return what falls short as one run: a rule for every control and practice, a result for each shortfall."""
    rules = [*_control_rules(assessment, practices), *_practice_rules(assessment, practices)]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [
            {
                "tool": {"driver": {"name": "mlready", "semanticVersion": __version__, "rules": rules}},
                "columnKind": "utf16CodeUnits",
                "results": [_result(one, ground, index) for one in shortfalls(assessment, ground)],
                "properties": _summary(assessment),
            }
        ],
    }


def _summary(assessment: Assessment) -> Node:
    """Return what a pipeline asks for beside the results."""
    return {
        "verdict": assessment.verdict.value,
        **dict(assessment.overall.rounded),
        "commit": assessment.commit,
        "today": assessment.today.isoformat(),
    }


def _control_rules(assessment: Assessment, practices: Mapping[str, Practice]) -> Iterator[Node]:
    blocking = {finding.control.id for finding in assessment.findings if finding.blocks}
    playbook = assessment.playbook
    for control in playbook.controls:
        blocks = control.id in blocking or control.blocks
        yield {
            "id": control.id,
            "shortDescription": {"text": clip(control.ask)},
            "fullDescription": {"text": clip(control.why)},
            "help": {"text": explain_control(control, playbook, practices, {}), "markdown": _control_help(control)},
            "defaultConfiguration": {"level": (Severity.ERROR if blocks else Severity.WARNING).value},
            "properties": {"tags": ["control", control.phase, control.area]},
        }


def _control_help(control: Control) -> str:
    lines = [f"**{inline(control.ask)}**", "", inline(control.why), ""]
    lines += [f"- Level {choice.level}: {inline(choice.says)}" for choice in control.choices]
    lines += ["", f"Needed: level {control.minimum}; target: level {control.target}."]
    if control.remedy:
        lines += ["", f"To mend it: {inline(control.remedy.title)}", ""]
        lines += [f"1. {inline(step.do)}" for step in control.remedy.steps]
    return "\n".join(lines) + "\n"


def _practice_rules(assessment: Assessment, practices: Mapping[str, Practice]) -> Iterator[Node]:
    """Yield a rule for every practice that was looked for, known to us or not."""
    for name in assessment.scan.practices or {}:
        practice = practices.get(name)
        yield {
            "id": f"{_PRACTICE}{name}",
            "shortDescription": {"text": clip(practice.title if practice else name)},
            "fullDescription": {"text": clip(practice.shows if practice else name)},
            "help": _practice_help(practice, assessment) if practice else {"text": name},
            "defaultConfiguration": {"level": Severity.NOTE.value},
            "properties": {"tags": ["practice"]},
        }


def _practice_help(practice: Practice, assessment: Assessment) -> Node:
    parts = (
        f"**{inline(practice.title)}**",
        f"Shown by: {inline(practice.shows)}",
        f"Not enough: {inline(practice.not_enough)}",
        inline(practice.why),
    )
    return {"text": explain_practice(practice, assessment.playbook), "markdown": "\n\n".join(parts) + "\n"}


def _result(one: Shortfall, ground: Ground, index: Mapping[str, int]) -> Node:
    rule = f"{_PRACTICE}{one.id}" if one.kind is Kind.PRACTICE else one.id
    result: Node = {
        "ruleId": rule,
        "ruleIndex": index[rule],
        "kind": "fail",
        "level": one.severity.value,
        "message": {"text": _message(one.says)},
        "locations": [_location(one.spot)],
        "partialFingerprints": dict.fromkeys(FINGERPRINTS, one.fingerprint(ground)),
    }
    if one.accepted:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": one.accepted}]
    return result


def _message(says: str) -> str:
    """Return `says` without what SARIF reads as a link."""
    return says.replace("](", "] (")


def _location(spot: Spot) -> Node:
    uri = quote(spot.path, safe="/", errors="surrogateescape")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": spot.line}}}
