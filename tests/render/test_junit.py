from xml.etree.ElementTree import Element, fromstring

import pytest

from mlready.render.junit import check_junit
from reports import GROUND, a_perfect_system, a_report
from shipped import assessed, shipped_playbook

# What the strictest schema of the format asks of a suite and a case.
SUITE = {"name", "package", "id", "timestamp", "hostname", "tests", "failures", "errors", "skipped", "time"}
CASE = {"classname", "name", "time"}


def suites(document: str) -> list[Element]:
    """Return the suites of `document`, which keeps to the schema."""
    root = fromstring(document.encode())  # noqa: S314 - it is our own
    assert root.tag == "testsuites"
    for suite in root:
        cases = suite.findall("testcase")
        assert set(suite.attrib) == SUITE
        tags = ["properties", *(["testcase"] * len(cases)), "system-out", "system-err"]
        assert [child.tag for child in suite] == tags
        assert int(suite.attrib["tests"]) == len(cases)
        assert int(suite.attrib["failures"]) == sum(case.find("failure") is not None for case in cases)
        assert int(suite.attrib["skipped"]) == sum(case.find("skipped") is not None for case in cases)
        for case in cases:
            assert set(case.attrib) == CASE
            assert len(case) <= 1
    return list(root)


def cases(document: str) -> dict[str, Element]:
    return {case.attrib["name"]: case for suite in suites(document) for case in suite.findall("testcase")}


def how(case: Element) -> str:
    """Return how `case` ended, with the type of its failure."""
    (ended,) = list(case) or (Element("passed"),)
    return ended.attrib.get("type", ended.tag)


def test_a_control_fails_passes_or_is_skipped() -> None:
    assert {name: how(case) for name, case in cases(check_junit(a_report(), GROUND)).items()} == {
        "plan.blocker": "blocker",
        "plan.unheard": "skipped",
        "plan.silent": "skipped",
        "plan.below": "below-minimum",
        "plan.waived": "skipped",
        "plan.claimed": "conflict",
        "plan.fine": "passed",
        "plan.optional": "skipped",
        "plan.batch": "skipped",
    }


def test_a_skipped_control_says_why() -> None:
    found = cases(check_junit(a_report(), GROUND))
    messages = {
        name: skipped.attrib["message"] for name, case in found.items() if (skipped := case.find("skipped")) is not None
    }
    assert messages["plan.unheard"].endswith("; it stops the launch")
    assert messages["plan.batch"] == "does not apply: asked only where context.mode is batch"
    assert "cto accepts it until 2027-01-31" in messages["plan.waived"]


def test_a_failure_says_where_to_look() -> None:
    failure = cases(check_junit(a_report(), GROUND))["plan.blocker"].find("failure")
    assert failure is not None
    assert (failure.text or "").startswith("tests/test_a.py:7: Mend plan.blocker: level 1, needs 2.")


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\ud800", "\ufffe", "\uffff", "]]>", "<!--", "&x;"])
def test_no_character_breaks_the_document(character: str) -> None:
    assessment = a_report()
    findings = tuple(
        one.model_copy(update={"control": one.control.model_copy(update={"ask": f"a{character}b", "remedy": None})})
        for one in assessment.findings
    )
    document = check_junit(assessment.model_copy(update={"findings": findings}), GROUND)
    assert len(cases(document)) == 9


def test_every_phase_is_a_suite_in_the_playbooks_order() -> None:
    playbook = shipped_playbook()
    found = suites(check_junit(assessed(playbook), GROUND))
    assert [suite.attrib["name"] for suite in found] == [phase.title for phase in playbook.phases]
    assert sum(int(suite.attrib["tests"]) for suite in found) == len(playbook.controls)


def test_a_perfect_system_fails_nothing() -> None:
    (suite,) = suites(check_junit(a_perfect_system(), GROUND))
    assert (suite.attrib["failures"], suite.attrib["skipped"]) == ("0", "0")
