"""JUnit XML: one test case a control, for every CI that shows tests.

There are several schemas of this format: the document fits the strict one of Ant as well as that of Jenkins.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mlready.model.assessment import Assessment, Finding, Outcome
from mlready.render.markdown_text import one_line
from mlready.render.shortfalls import Ground, Severity, Shortfall, clip, shortfalls
from mlready.render.words import standing

_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check_junit(assessment: Assessment, ground: Ground) -> str:
    """Return every control as a test case: failed where it falls short, skipped where that is not known or accepted."""
    short: dict[str, list[Shortfall]] = {}
    for one in shortfalls(assessment, ground):
        if one.known and one.severity is not Severity.NOTE:
            short.setdefault(one.id, []).append(one)
    root = Element("testsuites")
    titles = {phase.id: phase.title for phase in assessment.playbook.phases}
    order = {phase: number for number, phase in enumerate(titles)}
    findings = sorted(assessment.findings, key=lambda finding: order.get(finding.control.phase, len(order)))
    for number, (phase, members) in enumerate(groupby(findings, key=lambda finding: finding.control.phase)):
        cases = [_case(finding, short.get(finding.control.id, ())) for finding in members]
        root.append(_suite(number, titles.get(phase, phase), cases, assessment))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _suite(number: int, title: str, cases: Sequence[Element], assessment: Assessment) -> Element:
    ended = Counter(child.tag for case in cases for child in case)
    suite = Element(
        "testsuite",
        {
            "name": legal(clip(title)) or "controls",
            "package": "mlready",
            "id": str(number),
            "timestamp": f"{assessment.today.isoformat()}T00:00:00",
            "hostname": "localhost",
            "tests": str(len(cases)),
            "failures": str(ended["failure"]),
            "errors": "0",
            "skipped": str(ended["skipped"]),
            "time": "0",
        },
    )
    properties = SubElement(suite, "properties")
    about = {"system": assessment.answers.system.name, "verdict": assessment.verdict.value}
    for name, value in about.items():
        SubElement(properties, "property", {"name": name, "value": legal(clip(value))})
    suite.extend(cases)
    SubElement(suite, "system-out")
    SubElement(suite, "system-err")
    return suite


def _case(finding: Finding, short: Sequence[Shortfall]) -> Element:
    control = finding.control
    case = Element("testcase", {"classname": f"mlready.{control.phase}", "name": control.id, "time": "0"})
    if short:
        kind = "blocker" if finding.is_blocker else "below-minimum" if finding.short else short[0].kind.value
        failure = SubElement(case, "failure", {"type": kind, "message": legal(short[0].says)})
        failure.text = legal("\n".join(f"{one_line(one.spot.path)}:{one.spot.line}: {one.says}" for one in short))
    elif reason := _skipped(finding):
        SubElement(case, "skipped", {"message": legal(clip(reason))})
    return case


def _skipped(finding: Finding) -> str | None:
    """Return why a control is neither passed nor failed."""
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return f"does not apply: {finding.not_applicable}"
    if finding.waived and finding.waiver:
        accepted = finding.waiver.waiver
        return f"{standing(finding)}; {accepted.owner} accepts it until {accepted.until}: {accepted.reason}"
    if finding.outcome is Outcome.UNKNOWN:
        stops = "; it stops the launch" if finding.is_blocker else ""
        return f"nobody has said: {finding.control.ask}{stops}"
    return None


def legal(text: str) -> str:
    r"""Return `text` without the characters that no XML document may hold.

    >>> legal("a\x00b\x1bc")
    'abc'
    """
    return _ILLEGAL.sub("", text)
