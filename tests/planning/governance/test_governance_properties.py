"""What holds of governance, risks and standards, whatever has been answered."""

import re
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builders import answers, scan
from mlready.model.evidence import NOT_SCANNED, Scan
from mlready.model.standing import ItemStatus
from mlready.planning.plan import make_plan
from mlready.store.library import Library
from mlready.store.practices import load_practices
from shipped import OVERLAY_SETS, PLAYBOOKS, advice, assessed, plan_text, shipped_playbook

PRACTICES = sorted(load_practices(Library()))
QUESTIONS = {
    one.id: st.sampled_from([choice.id for choice in one.choices]) if one.choices else st.booleans()
    for one in shipped_playbook().context
    if (one.choices or one.type.name == "BOOLEAN") and one.id != "purpose"
}
CONTEXT = st.fixed_dictionaries(
    {},
    optional=QUESTIONS | {"team_fte": st.sampled_from([0.5, 1, 2, 9]), "weeks_to_go_live": st.sampled_from([1, 400])},
)
CHOSEN = st.tuples(st.sampled_from(PLAYBOOKS), st.sampled_from(OVERLAY_SETS))
FILES = st.one_of(st.just(NOT_SCANNED), st.lists(st.sampled_from(PRACTICES)).map(lambda found: scan(*found)))
PARTS = ("governance", "standards", "maturity")
SECTIONS = ("text.md.j2", "\n\n".join(f'{{% include "partials/{name}.md.j2" %}}' for name in PARTS))
READER = MarkdownIt("gfm-like", {"linkify": False})
_MARKS = {"table_open": "t", "tr_open": "r", "td_open": "c", "th_open": "c"}


def levels(chosen: tuple[str, tuple[str, ...]]) -> st.SearchStrategy[dict[str, int]]:
    ids = [one.id for one in shipped_playbook(*chosen).controls]
    few = st.dictionaries(st.sampled_from(ids), st.integers(0, 4), max_size=12)
    every = st.integers(0, 4).map(lambda level: dict.fromkeys(ids, level))
    return st.one_of(few, every)


@settings(max_examples=30)
@given(CHOSEN.flatmap(lambda chosen: st.tuples(st.just(chosen), levels(chosen))), CONTEXT, FILES)
def test_the_chapters_fit_the_assessment_and_read_well(
    system: tuple[tuple[str, tuple[str, ...]], dict[str, int]], context: dict[str, Any], files: Scan
) -> None:
    chosen, said = system
    assessment = assessed(shipped_playbook(*chosen), answers(said, context), files)
    plan = make_plan(assessment, advice())
    found, strategy = plan.governance, plan.strategy
    assert found is not None
    assert strategy is not None
    assert plan.standards is not None

    blockers = {finding.control.id for finding in assessment.blockers}
    named = {name for gate in found.gates if gate.state == "open" for name in (*gate.missing, *gate.unanswered)}
    assert blockers <= named
    assert bool(found.gates_in("open")) == (bool(blockers) or strategy.stopped)
    if assessment.verdict == "ready" and not found.checklists:
        assert not found.gates_in("condition", "accepted")

    assert all(sum(one.counts.values()) == len(one.items) for one in plan.standards)
    for standard in plan.standards:
        assert (standard.applies is False) == (standard.reason is not None)
        for item in standard.items:
            assert item.status is not ItemStatus.NOT_APPLICABLE or item.reason
            assert item.status is not ItemStatus.SHOWN or all(sign.state == "shown" for sign in item.signs)
            assert not set(item.missing) & set(assessment.answers.facts)

    ids = {action.id for action in plan.actions or ()}
    assert all(set(one.mitigations) <= ids for one in found.risks)
    assert all([seat.id for seat in found.seats].count(duty.accountable) == 1 for duty in found.duties)

    reads_well(plan_text(assessment, SECTIONS))


def reads_well(text: str) -> None:
    bare = re.sub(r"`[^`]*`", "`x`", text)
    assert not re.search(r"\bNone\b|\{|\}|\(\)|, \.|;\s*\.|\.\.|[^-]: \|", bare)
    assert not re.search(r"\w  \w", bare)
    assert all(line.endswith("|") for line in text.splitlines() if line.startswith("|")), "a row is broken"
    assert text.count("<details>") == text.count("</details>")
    tokens = READER.parse(text)
    for token, after in pairwise(tokens):
        ends = token.type == "heading_close" and after.type == "heading_open"
        assert not ends or after.tag > token.tag, "a heading with nothing under it"
    kinds = "".join(_MARKS.get(token.type, "") for token in tokens)
    for table in kinds.split("t")[1:]:
        assert len({row.count("c") for row in table.split("r")[1:]}) == 1, "rows of one table differ in length"
