"""Runbook, model card and the outline of a data protection impact assessment."""

import re

import pytest
import yaml
from markdown_it import MarkdownIt

from builders import scan
from mlready.errors import UsageError
from mlready.model.answers import CONFIRMED
from mlready.planning.plan import make_plan
from mlready.render.emit import Emit
from plans import made, planned
from shipped import PLAYBOOKS, advice, assessed, everything_said, shipped_playbook
from watched import ASSISTANT, BATCH, ONLINE

PAGES = (Emit.RUNBOOK, Emit.MODEL_CARD, Emit.DPIA_OUTLINE)
READER = MarkdownIt("gfm-like", {"linkify": False})
SYSTEMS: dict[str, dict[str, object]] = {
    "nothing": {},
    "online": ONLINE,
    "batch": BATCH,
    "assistant": ASSISTANT,
    "edge": {**ONLINE, "mode": "edge"},
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_every_page_reads_well(page: Emit, system: str, playbook: str) -> None:
    text = made(planned(SYSTEMS[system], playbook=playbook), page)
    assert text.startswith("# ")
    assert not re.search(r"\bNone\b|\{\{|\}\}|\(\)|undefined|[;,]\s*\.|: *$|\.\. ", text, re.MULTILINE)
    rows = [token.type for token in READER.parse(text) if token.type in {"tr_open", "td_open", "th_open"}]
    cells = "".join("r" if one == "tr_open" else "c" for one in rows).split("r")[1:]
    assert all(len(row) <= 6 for row in cells)


@pytest.mark.parametrize("page", PAGES)
def test_what_people_typed_never_becomes_markup(page: Emit) -> None:
    chosen = shipped_playbook("enterprise", ("genai", "content"))
    said = everything_said(chosen, text="<script>x</script> | [a](http://b) `c`\n# heading\n{{ 7 * 7 }}", mode="online")
    text = made(make_plan(assessed(chosen, said), advice()), page)
    assert "<script>" not in READER.render(text)
    assert "49" not in re.findall(r"\b\d+\b", READER.render(text.split("##")[0]))
    assert "# heading" not in text.splitlines()
    assert not any(token.type == "link_open" for block in READER.parse(text) for token in block.children or ())


@pytest.mark.parametrize("page", PAGES)
def test_the_same_plan_gives_the_same_page(page: Emit) -> None:
    assert made(planned(ONLINE), page) == made(planned(ONLINE), page)


@pytest.mark.parametrize("said", [ONLINE, BATCH, ASSISTANT])
@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_every_alert_points_at_a_heading_of_the_runbook(said: dict[str, object], playbook: str) -> None:
    plan = planned(said, playbook=playbook)
    headings = re.findall(r"^### (\w+)$", made(plan, Emit.RUNBOOK), re.MULTILINE)
    document = yaml.safe_load(made(plan, Emit.PROMETHEUS_RULES))
    anchors = [rule["annotations"]["runbook"] for group in document["groups"] for rule in group["rules"]]
    assert [f"runbook.md#{one.lower()}" for one in headings] == anchors


def test_a_runbook_on_devices_lists_what_other_tools_raise() -> None:
    text = made(planned({**ONLINE, "mode": "edge"}), Emit.RUNBOOK)
    assert "## Alerts" not in text
    assert "Your own tools raise these." in text
    assert "| Failed updates and crashes |" in text


def test_a_runbook_follows_the_strategy() -> None:
    plan = planned({**BATCH, "incumbent": "rules"})
    assert plan.strategy
    text = made(plan, Emit.RUNBOOK)
    assert all(f"| {step.title}. " in text for step in plan.strategy.sequence)


def test_what_nobody_has_said_is_somebodys_to_fill_in() -> None:
    text = made(planned({}), Emit.MODEL_CARD)
    assert "- Use: **To be filled by Product owner:** who uses it, for which decision" in text
    assert "(`context.problem_type`)" in text


def test_a_level_alone_is_not_taken_for_the_content() -> None:
    text = made(planned(ONLINE, {"assess.model": 3}), Emit.MODEL_CARD)
    line = next(line for line in text.splitlines() if line.startswith("- Evaluation:"))
    assert line.startswith("- Evaluation: **To be filled by Data scientist:** scores on unseen data")
    assert "The answers say only: " in line


def test_a_note_is_the_content_with_who_said_it() -> None:
    said = {"level": 2, "note": "PR-AUC 0.47", "by": "ana", "date": "2026-10-20", "proof": "reports/eval.html"}
    text = made(planned(ONLINE, {"assess.model": said}), Emit.MODEL_CARD)
    assert "- Evaluation: “PR-AUC 0.47” (ana, 2026-10-20; see `reports/eval.html`)" in text


@pytest.mark.parametrize(("page", "practice"), [(Emit.RUNBOOK, "docs.runbook"), (Emit.MODEL_CARD, "docs.model-card")])
def test_a_page_that_exists_already_is_named(page: Emit, practice: str) -> None:
    assert (
        "has one already" in (text := made(planned(ONLINE, scan=scan(practice)), page)) or "has a card already" in text
    )
    assert "already (" not in made(planned(ONLINE), page)


def test_without_personal_data_there_is_nothing_to_assess() -> None:
    text = made(planned({**ONLINE, "personal_data": "none"}), Emit.DPIA_OUTLINE)
    assert text.startswith("# No data protection impact assessment: fraud-scoring\n")
    assert len(text.splitlines()) < 8


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ({"personal_data": "special-category"}, "Article 35(3)(b)"),
        ({"personal_data": "personal", "decides_about_people": True}, "Article 22"),
        ({}, "Nobody has said yet whether personal data is involved"),
        ({"personal_data": "personal", "hosted_llm": True}, "| Provider of the language model |"),
    ],
)
def test_an_outline_says_why_it_may_be_needed(said: dict[str, object], there: str) -> None:
    assert there in made(planned({**ONLINE, **said}), Emit.DPIA_OUTLINE)


def test_an_outline_names_the_measures_of_the_plan_with_their_dates() -> None:
    plan = planned({**ONLINE, "personal_data": "personal"})
    action = plan.action("ops.logging")
    assert action
    text = made(plan, Emit.DPIA_OUTLINE)
    assert f"(`ops.logging`) | ML engineer | {action.end} |" in text


def test_no_word_on_groups_of_people_where_none_is_decided_about() -> None:
    said = {**ONLINE, "personal_data": "personal", "decides_about_people": False}
    assert "Some groups are served worse" not in made(planned(said), Emit.DPIA_OUTLINE)
    assert "Rates by group" not in made(planned(said), Emit.MODEL_CARD)


@pytest.mark.parametrize("wanted", list(Emit))
def test_out_of_scope_there_is_nothing_to_write(wanted: Emit) -> None:
    with pytest.raises(UsageError, match=f"there is no {wanted} to write: the system is out of scope"):
        made(planned({"purpose": "explore"}), wanted)


def test_a_runbook_counts_on_nothing_that_is_not_there() -> None:
    without = made(planned(ONLINE, {"sys.reliability": 1, "ops.logging": 0}), Emit.RUNBOOK)
    assert "2. Nothing takes over by itself: An error, until a person restarts or repairs it by hand." in without
    assert "by version and time; the records do not tell which: Nothing is recorded." in without
    there = made(planned(ONLINE, {"sys.reliability": 2, "ops.logging": 2}), Emit.RUNBOOK)
    assert "2. Make sure that the fallback has taken over: A timeout, then a defined fallback" in there
    assert "by version and time: Each prediction is stored with its input" in there


def test_a_confirmation_is_no_content_of_a_model_card() -> None:
    card = made(planned(ONLINE, {"assess.model": {"note": CONFIRMED}}, scan=scan("model.evaluation")), Emit.MODEL_CARD)
    assert CONFIRMED not in card
    assert "- Evaluation: **To be filled by " in card
