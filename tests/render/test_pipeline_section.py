"""How the chapters on pipeline and integration read."""

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builders import TODAY, answers
from mlready.engine.assess import assess
from mlready.model.evidence import NOT_SCANNED, Evidence, ProductFinding, Retirement, Scan
from projects import contexts
from shipped import advice, plan_text, startup_with

READER = MarkdownIt("gfm-like", {"linkify": False})
NEEDED = ("assess.code", "sys.versioning", "plan.strategy", "int.api", "int.security", "team.feedback")
PLAYBOOK = startup_with(NEEDED)
CONTEXT = contexts(PLAYBOOK.context, latency_target_ms=[20, 2_000], service_time_ms=[35, 900])
CHAPTERS = "{% include 'partials/pipeline.md.j2' %}\n\n{% include 'partials/integration.md.j2' %}"
PLACE = Evidence(path="serve/run.py", line=7, says="ts is imported")


def chapters(levels: dict[str, int], seen: Scan = NOT_SCANNED, /, **context: object) -> str:
    return plan_text(assess(PLAYBOOK, answers(levels, context), today=TODAY, scan=seen), ("own.md.j2", CHAPTERS))


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(NEEDED), st.integers(0, 4)), CONTEXT)
def test_whatever_is_answered_the_chapters_read_well(levels: dict[str, int], context: dict[str, Any]) -> None:
    text = chapters(levels, **context)
    prose = re.sub(r"```mermaid\n.*?```", "", text, flags=re.DOTALL)
    assert not re.search(r"\bNone\b|\{|\}|\(\)|\.\.|;\s*\.|: \.", prose)
    tokens = READER.parse(text)
    for token, after in pairwise(tokens):
        ends = token.type == "heading_close" and token.tag == "h3"
        assert not (ends and after.type == "heading_open"), "a heading with nothing under it"
    fences = [token for token in tokens if token.type == "fence"]
    assert [token.info for token in fences] == ["mermaid"]
    rows = "".join({"tr_open": "r", "td_open": "c", "th_open": "c"}.get(token.type, "") for token in tokens).split("r")[
        1:
    ]
    assert {len(row) for row in rows} <= {4, 5}


def test_the_profile_stands_first_with_the_answers_that_decided() -> None:
    text = chapters({}, mode="batch", platform="kubernetes")
    assert text.splitlines()[2] == (
        "**Batch scoring**, on: **Kubernetes, by GitOps** (profile P5 on P3). Records are scored in runs"
        " (you answered mode: batch). It runs on Kubernetes (you answered platform: kubernetes)."
    )


def test_an_open_question_is_named_with_what_it_could_lead_to() -> None:
    text = chapters({}, mode="online", platform="serverless")
    assert "- `context.hosted_llm` could lead to P7 (An application on a provider's language model)." in text


def test_a_row_says_how_the_stage_stands_what_to_use_and_which_action_it_is() -> None:
    text = chapters({"sys.versioning": 1}, mode="online", platform="serverless", hosted_llm=False)
    assert (
        "| Model registry | **missing**: Model files carry dates or numbers in their names |"
        " MLflow's registry with aliases, not stages: the live version is a name that can be moved back |"
        " `sys.versioning` |"
    ) in text


def test_a_product_on_its_way_out_is_told_with_its_place_and_what_to_use_instead() -> None:
    gone = Retirement(
        state="unmaintained",
        says="Nobody mends it.",
        instead="Take KServe.",
        checked_on="2026-11",
        source="https://x.org",
    )
    product = ProductFinding(id="old", title="Old server", serves=("serving",), retired=gone, evidence=(PLACE,))
    text = chapters({}, Scan(practices={}, products=(product,)), mode="online", platform="kubernetes", hosted_llm=False)
    assert (
        "| Old server | `serve/run.py:7` | Nobody mends it. Looked up in 2026-11: https://x.org | Take KServe. |"
        in text
    )
    assert "Not Old server (see “Products on the way out”). A plain Deployment of FastAPI" in text


def test_without_a_scan_that_is_said_and_nothing_is_said_of_products() -> None:
    text = chapters({}, mode="online")
    assert "No repository was looked at: what exists is what people say." in text
    assert "on the way out" not in text
    assert "No repository was looked at" not in chapters({}, Scan(practices={}), mode="online")


def test_a_task_stands_with_what_shows_that_it_is_done_its_owner_and_its_action() -> None:
    text = chapters({"int.api": 2}, mode="online", latency_target_ms=120, service_time_ms=35, incumbent="rules")
    assert (
        "| Timeout budget: the caller waits 120 ms and then lets the rules decide alone; the service drops a request"
        " after 96 ms (four fifths, the rest is the network's). | With the service stopped, and with one that answers"
        " after 240 ms, the caller goes on within 120 ms by its fallback. | Application developer | `int.api` |"
    ) in text


def test_what_stands_already_is_one_line() -> None:
    text = chapters(dict.fromkeys(NEEDED, 4), mode="online")
    assert "Everything about it stands at its target." in text
    assert "Stands already: `int.api` (level 4), `int.security` (level 4), `team.feedback` (level 4)." in text


@pytest.mark.parametrize("word", ["Kubernetes", "token", "GPU", "endpoint"])
def test_a_small_batch_on_one_machine_hears_nothing_of_what_it_does_not_have(word: str) -> None:
    text = chapters({}, mode="batch", platform="single-vm", hosted_llm=False, problem_type="regression")
    assert word not in text[: text.index("### What is left out on purpose")]


def test_every_wording_of_the_books_is_a_sentence_that_can_be_said() -> None:
    for topic in advice().integration.topics:
        for task in topic.tasks:
            assert all(wording.says.endswith(".") for wording in (*task.does, *task.check)), task.id
    for stage in advice().pipelines.stages:
        assert all(not wording.says.endswith(".") for wording in stage.use), stage.id
