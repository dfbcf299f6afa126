"""The actions of a plan, for spreadsheets and issue trackers."""

import csv
import io
import json
from typing import Any

import pytest

from builders import TODAY, answers, control, playbook, remedy
from mlready.engine.assess import assess
from mlready.errors import UsageError
from mlready.model.plan import Plan
from mlready.planning.plan import make_plan
from mlready.render.emit import Emit, emitted
from mlready.render.emit.github_issues import marker
from mlready.render.emit.jira_csv import COLUMNS
from shipped import assessed, everything_said, roles_and_documents, shipped_playbook

ROLES = roles_and_documents()[0]
EVERY = (Emit.TASKS_CSV, Emit.JIRA_CSV, Emit.GITHUB_ISSUES)
CONTROLS = (
    control("sys.a", blocks=True, remedy=remedy(1.5) | {"title": "Lay the ground", "steps": ["=First", "Then"]}),
    control("sys.b", remedy=remedy(2, "sys.a") | {"title": "-Build on it", "role": "product-owner"}),
    control("sys.c", remedy=remedy(3) | {"title": "Polish it"}),
)


def plan(**levels: int) -> Plan:
    said = {f"sys.{name}": level for name, level in (levels or {"a": 0, "c": 2}).items()}
    return make_plan(assess(playbook(*CONTROLS), answers(said), today=TODAY))


def rows(wanted: Emit, made: Plan | None = None) -> list[list[str]]:
    return list(csv.reader(io.StringIO(emitted(made or plan(), wanted, ROLES), newline="")))


def tasks() -> dict[str, dict[str, str]]:
    head, *body = rows(Emit.TASKS_CSV)
    return {row[0]: dict(zip(head, row, strict=True)) for row in body}


def issues(made: Plan | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in emitted(made or plan(), Emit.GITHUB_ISSUES, ROLES).splitlines()]


def test_a_task_says_what_when_who_and_why() -> None:
    assert list(tasks()) == ["sys.a", "sys.b", "sys.c"]
    assert tasks()["sys.a"] == {
        "id": "sys.a",
        "title": "Lay the ground",
        "phase": "before-launch",
        "blocker": "yes",
        "unknown": "no",
        "role": "ML engineer",
        "effort_days": "1.5",
        "start": "2026-11-23",
        "end": "2026-11-24",
        "after": "",
        "score_gain": "60.0",
        "why": "Nobody goes back to what has no name.",
        "done_when": "State 3",
        "steps": "1. =First\n2. Then",
    }
    assert (tasks()["sys.b"]["after"], tasks()["sys.b"]["role"]) == ("sys.a", "Product owner")
    assert (tasks()["sys.b"]["unknown"], tasks()["sys.c"]["phase"]) == ("yes", "after-launch")


def test_a_title_that_begins_like_a_formula_is_text() -> None:
    assert tasks()["sys.b"]["title"] == "'-Build on it"


def test_gains_and_efforts_are_those_of_the_plan() -> None:
    assert sum(float(one["effort_days"]) for one in tasks().values()) == 6.5
    gains = sum(float(one["score_gain"]) for one in tasks().values())
    score = plan().assessment.overall.score
    assert score is not None
    assert gains == pytest.approx(100 - score, abs=0.2)


def test_jira_gets_a_priority_a_due_date_and_an_estimate_in_seconds() -> None:
    head, *body = rows(Emit.JIRA_CSV)
    assert tuple(head) == COLUMNS
    assert [row[:6] for row in body] == [
        ["sys.a", "Lay the ground", "Task", "Highest", "2026-11-24", "43200"],
        ["sys.b", "'-Build on it", "Task", "High", "2026-11-26", "57600"],
        ["sys.c", "Polish it", "Task", "Medium", "2026-12-01", "86400"],
    ]


def test_jira_labels_have_no_blanks_and_end_with_the_id() -> None:
    head, *body = rows(Emit.JIRA_CSV)
    at = [number for number, name in enumerate(head) if name == "Labels"]
    assert [[row[one] for one in at] for row in body][:2] == [
        ["mlready", "before-launch", "blocker", "sys.a"],
        ["mlready", "before-launch", "", "sys.b"],
    ]


def test_what_jira_would_take_for_markup_shows_as_it_is() -> None:
    odd = control("sys.a", remedy=remedy(1) | {"title": "x", "steps": ["Write {code} and [a link|b]"]})
    made = make_plan(assess(playbook(odd), answers(), today=TODAY))
    description = rows(Emit.JIRA_CSV, made)[1][-1]
    assert "# Write \\{code\\} and \\[a link\\|b\\]" in description
    assert "*Today:* Nobody has said; it may be done already." in description


def test_an_issue_carries_its_marker_and_its_steps_as_boxes() -> None:
    first, second, _ = issues()
    assert first["title"] == "Lay the ground"
    assert first["labels"] == ["mlready", "before-launch", "blocker"]
    assert first["body"].splitlines()[0] == marker("sys.a") == "<!-- mlready:sys.a -->"
    assert first["body"].endswith("- [ ] =First\n- [ ] Then\n")
    assert "- **After:** Lay the ground\n" in second["body"]


def test_an_issue_mentions_nobody_and_makes_no_markup_of_words() -> None:
    odd = control("sys.a", remedy=remedy(1) | {"title": "@all: <b>", "steps": ["Ask @octocat --> <!-- mlready:x -->"]})
    (one,) = issues(make_plan(assess(playbook(odd), answers(), today=TODAY)))
    assert "@octocat" not in one["body"]
    assert one["body"].count("<!--") == one["body"].count("\\<!--") + 1


@pytest.mark.parametrize("wanted", EVERY)
def test_the_same_plan_gives_the_same_bytes_with_each_action_once(wanted: Emit) -> None:
    asked = shipped_playbook("enterprise")
    made = make_plan(assessed(asked, everything_said(asked, 1, "=HYPERLINK(1), **a**\n|b|")))
    text = emitted(made, wanted, ROLES)
    assert text == emitted(make_plan(made.assessment), wanted, ROLES)
    assert made.actions
    for action in made.actions:
        key = f"\r\n{action.id}," if wanted is not Emit.GITHUB_ISSUES else marker(action.id)
        assert text.count(key) == 1


@pytest.mark.parametrize("wanted", EVERY)
def test_an_action_keeps_its_id_while_others_come_and_go(wanted: Emit) -> None:
    before, after = (emitted(one, wanted, ROLES) for one in (plan(a=0, b=0), plan(a=4, b=0)))
    assert "sys.a" in before
    assert "sys.b" in before
    assert "sys.b" in after


@pytest.mark.parametrize("wanted", EVERY)
def test_a_system_out_of_scope_has_no_actions_to_hand_over(wanted: Emit) -> None:
    made = make_plan(assess(playbook(*CONTROLS), answers({}, {"purpose": "explore"}), today=TODAY))
    with pytest.raises(UsageError, match="out of scope"):
        emitted(made, wanted, ROLES)


def test_where_nothing_is_to_be_done_a_table_has_its_head_alone() -> None:
    done = plan(a=4, b=4, c=4)
    assert len(rows(Emit.TASKS_CSV, done)) == len(rows(Emit.JIRA_CSV, done)) == 1
    assert issues(done) == []
