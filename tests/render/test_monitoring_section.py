"""The part of the plan that says what to watch."""

import re
from itertools import pairwise
from typing import Any

import pytest
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from builders import answers
from mlready.model.evidence import NOT_SCANNED, Evidence, PracticeFinding, Scan, Status, Strength
from shipped import PLAYBOOKS, assessed, everything_said, plan_text, shipped_playbook
from watched import ASSISTANT, BATCH, ONLINE

SECTION = ("section.md.j2", '{% include "partials/monitoring.md.j2" %}')
READER = MarkdownIt("gfm-like", {"linkify": False})
SMALL: dict[str, Any] = {
    **ONLINE,
    "platform": "single-vm",
    "problem_type": "regression",
    "requests_per_day": 1_200,
    "availability_target_percent": 99.5,
    "ground_truth_delay_days": 0.5,
    "error_cost": "low",
}
SYSTEMS: dict[str, dict[str, object]] = {
    "nothing": {},
    "small": SMALL,
    "batch": BATCH,
    "assistant": ASSISTANT,
    "edge": {**ONLINE, "mode": "edge", "problem_type": "computer-vision"},
    "stream": {**ONLINE, "mode": "stream", "ground_truth_delay_days": "never", "labels_selective": True},
    "forecast": {**BATCH, "problem_type": "forecasting", "ground_truth_delay_days": 30, "batch_records": 300},
}


class MarkdownExtension(SingleFileSnapshotExtension):
    file_extension = "md"
    _write_mode = WriteMode.TEXT


def section(
    said: dict[str, Any], levels: dict[str, int] | None = None, playbook: str = "startup", scan: Scan = NOT_SCANNED
) -> str:
    return plan_text(assessed(shipped_playbook(playbook), answers(levels, said), scan), SECTION)


def reads_well(text: str) -> None:
    assert not re.search(r"\bNone\b|\{|\}|\(\)|[;,]\s*\.|\.\.|\b1 runs|\b1 days\b", text)
    assert all(line == line.strip() or line.startswith("  ") for line in text.splitlines())
    tokens = READER.parse(text)
    for token, after in pairwise(tokens):
        assert not (token.type == "heading_close" and after.type == "heading_open"), "a heading with nothing under it"
    rows = [token.type for token in tokens if token.type in {"tr_open", "td_open", "th_open"}]
    cells = "".join("r" if one == "tr_open" else "c" for one in rows).split("r")[1:]
    assert {len(row) for row in cells} <= {3, 4, 6}


def test_the_section_of_a_small_service(snapshot: SnapshotAssertion) -> None:
    assert section(SMALL, {"ops.alerting": 2, "ops.service-health": 3}) == snapshot(extension_class=MarkdownExtension)


@pytest.mark.parametrize("playbook", PLAYBOOKS)
@pytest.mark.parametrize("system", SYSTEMS)
def test_whatever_is_answered_the_section_reads_well(system: str, playbook: str) -> None:
    reads_well(section(SYSTEMS[system], playbook=playbook))


@pytest.mark.parametrize("level", [0, 2, 4])
def test_everything_answered_reads_well(level: int) -> None:
    chosen = shipped_playbook("enterprise", ("content", "genai", "regulated"))
    text = plan_text(assessed(chosen, everything_said(chosen, level)), SECTION)
    reads_well(text)
    assert "These answers would replace" not in text


def test_an_alert_that_nobody_hears_is_told_first() -> None:
    head = section(ONLINE, {"ops.alerting": 1}).split("###")[0]
    assert (
        "Nothing tells anybody by itself yet; until this is done, somebody must look at all of it every day: Give"
        in head
    )
    assert "Nobody" not in section(ONLINE, {"ops.alerting": 2}).split("###")[0]


def test_what_is_not_built_yet_names_the_action_that_builds_it() -> None:
    text = section(ONLINE, {"ops.service-health": 1})
    assert "Built by: Notice every failure of the service before its users do (`ops.service-health`, before" in text
    assert "(`ops.service-health`" not in section(ONLINE, {"ops.service-health": 4})


def test_what_files_show_stands_with_its_place() -> None:
    place = Evidence(path="monitoring/drift.py", line=12, repository="training", says="a drift report")
    found = PracticeFinding(id="monitor.drift", status=Status.FOUND, strength=Strength.USED, evidence=(place,))
    text = section(ONLINE, scan=Scan(practices={"monitor.drift": found}))
    assert "| Drift | found | `training: monitoring/drift.py:12` | " in text
    assert "### What is there already" not in section(ONLINE)


def test_a_default_is_marked_and_its_question_named() -> None:
    text = section(ONLINE)
    assert "more than 5 % of the requests take over 500 ms \\* |" in text
    assert "- `context.latency_target_ms`: Response time." in text
    assert "take over 80 ms |" in section({**ONLINE, "latency_target_ms": 80})
