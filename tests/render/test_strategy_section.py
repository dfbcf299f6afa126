"""The part of the plan that says how the new version goes live."""

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builders import TODAY, answers
from mlready.engine.assess import assess
from projects import contexts
from releases import EQUIPPED, SETTLED, VISIBLE_RISE
from shipped import plan_text, startup_with

READER = MarkdownIt("gfm-like", {"linkify": False})
NEEDED = ("gov.compliance", "sys.versioning", "ops.service-health", "plan.strategy", "impl.deploy", "ops.logging")
PLAYBOOK = startup_with(NEEDED)
CONTEXT = contexts(PLAYBOOK.context, requests_per_day=[50, 10**6], capacity_multiple=[1, 2])


def section(levels: dict[str, int], **context: object) -> str:
    """Return the part of a plan that says how it goes live."""
    text = plan_text(assess(PLAYBOOK, answers(levels, context), today=TODAY))
    return text[text.index("## How it goes live") : text.index("## Capacity and cost")]


def equipped(levels: dict[str, int] = SETTLED, /, **context: object) -> str:
    return section(levels, **{**EQUIPPED, **context})


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(NEEDED), st.integers(0, 4)), CONTEXT)
def test_whatever_is_answered_the_section_reads_well(levels: dict[str, int], context: dict[str, Any]) -> None:
    text = section(levels, **context)
    assert not re.search(r"\bNone\b|\{|\}|\(\)|  \w|\.\.|;\s*\.", text.replace("|  ", ""))
    assert all(line == line.strip() or line.startswith("  ") for line in text.splitlines())
    tokens = READER.parse(text)
    for token, after in pairwise(tokens):
        assert not (token.type == "heading_close" and after.type == "heading_open"), "a heading with nothing under it"
    rows = [token for token in tokens if token.type in {"tr_open", "td_open", "th_open"}]
    cells = "".join("r" if token.type == "tr_open" else "c" for token in rows).split("r")[1:]
    assert {len(row) for row in cells} <= {2, 6}
    assert ("Do not deploy yet" in text) != ("### Why not another way" in text)


def test_the_strategy_stands_first_with_its_reason_and_the_answers() -> None:
    text = equipped(incumbent="model", error_cost="medium", requests_per_day=100_000, **VISIBLE_RISE)
    assert text.splitlines()[2].startswith("**Canary (5 → 25 → 50 → 100 %).** While it lasts it takes up to 1.5 times")
    assert "(Rule R15; you answered mode: online; error cost: medium; incumbent: model; router: mesh;" in text


def test_a_stop_says_what_must_be_settled_and_what_follows() -> None:
    text = equipped({"sys.versioning": 3, "ops.service-health": 2}, error_cost="high", incumbent="rules")
    assert "**Do not deploy yet.** A wrong output costs much here, and the legal duties are not settled." in text
    assert "Nobody has answered `gov.compliance`" in text
    assert "as far as the answers tell today: Shadow, then rolling update." in text
    assert "### The steps" not in text


def test_what_is_missing_is_told_with_the_action_that_mends_it() -> None:
    text = equipped(SETTLED | {"sys.versioning": 1}, incumbent="model", error_cost="medium", requests_per_day=9_999)
    assert "- **Canary** needs a version and a kept artefact for everything live" in text
    assert re.search(r"\(action \d+: Be able to trace and bring back every release\)", text)
    assert "Once what is missing below is there, the same answers give: Canary (5 → 25 → 50 → 100 %)" in text


@pytest.mark.parametrize(("capacity", "says"), [(2, "takes up to 1.5 times"), (1.2, "fit into 1.2 times")])
def test_the_cost_is_held_against_what_can_be_paid_for(capacity: float, says: str) -> None:
    assert says in equipped(incumbent="model", error_cost="low", requests_per_day=10**6, capacity_multiple=capacity)


def test_steps_that_differ_in_share_alone_share_a_row() -> None:
    text = section(SETTLED, mode="edge", incumbent="none", error_cost="medium", fleet_size=5_000)
    assert "| 1 % → 5 % → 25 % → 100 % of the 5,000 devices |" in text
    assert text.count("Waves.") == 1


def test_open_questions_are_asked_in_words() -> None:
    assert "- `context.mode` How will the predictions reach the people or systems that use them?" in section({})


def test_it_is_looked_back_on_after_a_day_a_week_and_a_month() -> None:
    text = section({}, mode="batch", ground_truth_delay_days=60)
    for title in ("24 hours", "7 days", "30 days"):
        assert f"- **{title}:**" in text
    assert "as the first true outcomes take 60 days" in text


def test_a_better_way_for_which_the_launch_waits_anyway_is_to_be_counted_on() -> None:
    context = {"mode": "online", "incumbent": "model", "error_cost": "medium", "router": "mesh"}
    text = section(SETTLED | {"ops.service-health": 1}, **context, requests_per_day=9_000)
    assert "the launch waits for all of it anyway, so count on this better way" in text
