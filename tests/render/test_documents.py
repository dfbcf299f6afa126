"""Plans as others read them: Mermaid's own parser for every chart, markdownlint for the text; `nox -s documents`."""

import json
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import TODAY
from mlready.engine.assess import assess
from mlready.model.answers import Answers
from mlready.model.assessment import Assessment
from mlready.model.plan import Plan
from mlready.planning.plan import make_plan
from mlready.render.markdown import PLAN_TEMPLATES, plan_markdown
from program import EXAMPLE, invoke
from shipped import (
    NOTHING_SAID,
    OVERLAYS,
    PLAYBOOKS,
    advice,
    everything_said,
    roles_and_documents,
    rules,
    shipped_playbook,
)

NODE = Path(__file__).parents[1] / "node"
EXAMPLES = sorted(EXAMPLE.parents[1].glob("*/mlready-answers.yaml"))
CHART = re.compile(r"^```mermaid\n(.*?)^```$", re.DOTALL | re.MULTILINE)
HOSTILE = [
    "a:b;c#d,e",
    "%%{init: {}}%%",
    '"]}) --> x["',
    "<b>&amp;`$x$`",
    "section end",
    "\u202eright to left",
    "2026-01-01",
]

pytestmark = pytest.mark.skipif(
    not (shutil.which("node") and (NODE / "node_modules").is_dir()),
    reason="Mermaid's parser is not there; `nox -s documents` fetches it",
)


def node(program: str, texts: list[str]) -> list[Any]:
    done = subprocess.run(
        [shutil.which("node") or "node", program],
        cwd=NODE,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    said: list[Any] = json.loads(done.stdout)
    return said


def written(plan: Plan, reader: str = "team") -> str:
    return plan_markdown(plan, *roles_and_documents(), reader)


def planned(assessment: Assessment) -> Plan:
    return make_plan(assessment, advice())


@cache
def plans() -> dict[str, Plan]:
    """Return plans of every playbook with nothing, little and everything answered, some of it by a hostile hand."""
    made = {}
    for name in PLAYBOOKS:
        playbook = shipped_playbook(name, OVERLAYS)
        made[f"{name}, nothing said"] = planned(assess(playbook, NOTHING_SAID, today=TODAY, rules=rules()))
        for level, text in ((1, HOSTILE[0]), (2, HOSTILE[2]), (4, "Plain words")):
            said = everything_said(playbook, level, text, team_fte=2.5, weeks_to_go_live=3)
            made[f"{name}, all at {level}"] = planned(assess(playbook, said, today=TODAY, rules=rules()))
    return made


def test_every_chart_of_every_plan_is_one_that_mermaid_reads() -> None:
    charts = {name: CHART.findall(written(plan)) for name, plan in plans().items()}
    read = node("parse.mjs", [chart for some in charts.values() for chart in some])
    assert [one["error"] for one in read if "error" in one] == []
    assert {one["kind"] for one in read} >= {"gantt", "flowchart-v2"}
    assert all(charts.values())


def test_every_action_before_the_launch_is_one_bar_with_its_days() -> None:
    waiting = [plan for plan in plans().values() if plan.before_launch]
    assert len(waiting) > 3
    for plan in waiting:
        (chart,) = (one for one in CHART.findall(written(plan)) if one.startswith("gantt"))
        tasks = {one["id"]: one for one in node("parse.mjs", [chart])[0]["tasks"]}
        for action in plan.before_launch:
            bar = tasks[f"a{plan.numbers[action.id]}"]
            assert bar["start"] == action.start.isoformat()
            assert bar["crit"] is action.blocker


@given(titles=st.lists(st.sampled_from(HOSTILE) | st.text(max_size=60), min_size=1, max_size=4))
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_no_title_breaks_a_chart(titles: list[str]) -> None:
    playbook = shipped_playbook()
    controls = tuple(
        control.model_copy(
            update={"remedy": control.remedy.model_copy(update={"title": titles[at % len(titles)] or "x"})}
        )
        if control.remedy
        else control
        for at, control in enumerate(playbook.controls)
    )
    said = Answers.model_validate({"system": {"name": "x"}})
    plan = planned(assess(playbook.model_copy(update={"controls": controls}), said, today=TODAY))
    read = node("parse.mjs", CHART.findall(written(plan)))
    assert [one["error"] for one in read if "error" in one] == []


def test_a_chart_that_is_none_would_be_noticed() -> None:
    assert "error" in node("parse.mjs", ["gantt\n  nonsense ((\n"])[0]
    assert node("lint.mjs", ["# A\n\n\n### B\n"])[0]


@pytest.mark.parametrize("reader", PLAN_TEMPLATES)
def test_markdownlint_finds_nothing_in_a_plan(reader: str) -> None:
    texts = [written(plan, reader) for name, plan in plans().items() if "all at 4" in name or "nothing" in name]
    texts += [invoke("plan", path, "--for", reader, "--today", "2026-11-21").out for path in EXAMPLES]
    assert node("lint.mjs", texts) == [[] for _ in texts]
