"""The part of the plan that says what is done when, by whom, and what gives where time is short."""

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from builders import TODAY, answers, control, playbook, remedy
from mlready.engine.assess import assess
from mlready.model.assessment import Assessment
from mlready.model.plan import Plan
from mlready.model.playbook import Control
from mlready.model.strategy import Strategy
from mlready.planning.plan import make_plan
from mlready.planning.roadmap.chapter import roadmap_of
from mlready.planning.timetable import Timetable
from mlready.render.markdown import plan_markdown
from projects import HALF_DAYS, Project, projects
from shipped import advice, assessed, everything_said, roles_and_documents, shipped_playbook

SECTION = ("roadmap.md.j2", '{% include "partials/roadmap.md.j2" %}')
READER = MarkdownIt("gfm-like", {"linkify": False})
BACKLOG = (
    control("sys.needed", remedy=remedy(5) | {"title": "Lay the ground", "role": "data-engineer"}),
    control("sys.blocker", blocks=True, remedy=remedy(5, "sys.needed") | {"title": "Build on it"}),
    control("sys.other", blocks=True, remedy=remedy(5) | {"title": "Guard it"}),
    control("sys.short", remedy=remedy(5) | {"title": "Polish it"}),
    control("sys.quick", remedy=remedy(0.75, "sys.short") | {"title": "Sign it"}),
)
KNOWN = {"sys.needed": 0, "sys.blocker": 1, "sys.other": 0, "sys.short": 1}


class MarkdownExtension(SingleFileSnapshotExtension):
    file_extension = "md"
    _write_mode = WriteMode.TEXT


def planned(assessment: Assessment, strategy: Strategy | None = None) -> Plan:
    plan = make_plan(assessment)
    assert plan.actions is not None
    assert plan.schedule is not None
    return plan.model_copy(
        update={"roadmap": roadmap_of(assessment, Timetable.of(assessment), plan.actions, plan.schedule, strategy)}
    )


def section_of(plan: Plan) -> str:
    return plan_markdown(plan, *roles_and_documents(), SECTION)


def section(*controls: Control, said: dict[str, int] | None = None, **context: object) -> str:
    known = answers(KNOWN if said is None else said, context)
    return section_of(planned(assess(playbook(*(controls or BACKLOG)), known, today=TODAY)))


def part(text: str, heading: str) -> str:
    return text.partition(f"### {heading}\n\n")[2].partition("\n### ")[0].strip()


def reads_well(text: str) -> None:
    assert not re.search(
        r"\bNone\b|\{|\}|\(\)|  \w|\.\.|;\s*\.| ,", re.sub(r"```.*?```|\|  +", "", text, flags=re.DOTALL)
    )
    assert all(line == line.strip() or line.startswith("  ") for line in text.splitlines())
    tokens = READER.parse(text)
    for token, after in pairwise(tokens):
        assert not (token.type == "heading_close" and after.type == "heading_open"), "a heading with nothing under it"
    rows = [token.type for token in tokens if token.type in {"table_open", "tr_open", "td_open", "th_open"}]
    for table in "".join({"table_open": "t", "tr_open": "r"}.get(row, "c") for row in rows).split("t")[1:]:
        assert len({len(row) for row in table.split("r")[1:]}) == 1, "rows of different lengths"
        assert len(table.split("r")[1]) <= 6


@settings(deadline=None, max_examples=60)
@given(projects(HALF_DAYS))
def test_whatever_the_gaps_the_section_reads_well(project: Project) -> None:
    reads_well(section_of(planned(project.plan().assessment)))


@pytest.mark.parametrize("audience", ["startup", "enterprise"])
@pytest.mark.parametrize("level", [0, 1, 2, 3, 4])
@pytest.mark.parametrize("context", [{}, {"weeks_to_go_live": 1}, {"weeks_to_go_live": 20, "team_fte": 3}])
def test_whatever_is_answered_of_a_shipped_playbook_the_section_reads_well(
    audience: str, level: int, context: dict[str, Any]
) -> None:
    asked = shipped_playbook(audience)
    reads_well(section_of(planned(assessed(asked, everything_said(asked, level, **context)))))


def test_the_section_of_two_people_in_a_hurry(snapshot: SnapshotAssertion) -> None:
    text = section(team_fte=2, weeks_to_go_live=2.1)
    assert text == snapshot(extension_class=MarkdownExtension)


def test_one_person_does_one_thing_after_the_other() -> None:
    lines = part(section(), "What decides the date").splitlines()
    assert lines[0].startswith("All 5 actions, one after the other: 21 working days. A day lost on any of them is")
    assert "nobody else is there to take over" in lines[0]
    assert lines[2] == (
        "More people would help: 2 people need 2.2 weeks, 3 people 2 weeks, and no team needs less, as 2 → 3 must"
        " follow one another."
    )


def test_one_action_is_what_the_launch_waits_for() -> None:
    said = {"sys.a": 0}
    assert part(section(control("sys.a", remedy=remedy(0.3)), said=said), "What decides the date") == (
        "One action, **1** Mend it: the launch waits 0.5 working days for it."
    )


def test_where_nobody_waits_for_people_more_of_them_are_not_asked_for() -> None:
    assert part(section(team_fte=3), "What decides the date").endswith(
        "No wait is for people, so more of them would not bring the launch forward.\n\n"
        "One ML engineer alone would not do: the role owns 16 person-days of this, and there are 10."
    )


def test_too_little_time_says_what_gives() -> None:
    text = part(section(weeks_to_go_live=3), "Too little time, and what gives")
    assert text.startswith("The launch is wanted in 3 weeks, by 2026-12-11. What it waits for takes 4 to 4.2 weeks.")
    assert "- **The launch does less.** 2 actions can wait until after it; the rest is done on 2026-12-11." in text
    assert "ready with conditions at best; accept each of them by a waiver with an owner and an end date" in text
    assert text.splitlines()[-7:] == [
        "  | Left out of the launch | Who closes it | Waiver until |",
        "  |---|---|---|",
        "  | **4** Polish it (`sys.short`) | ML engineer | 2026-12-18 |",
        "  | **5** Sign it (`sys.quick`) | ML engineer | 2026-12-21 |",
        "",
        "- **More people:** 2 at full time, from the first day and knowing the work, instead of 1.",
        "- **A later launch:** 1.2 weeks later, on 2026-12-21.",
    ]


def test_blockers_are_never_left_out() -> None:
    text = part(section(weeks_to_go_live=1), "Too little time, and what gives")
    assert "- **The launch cannot do less.** The blockers and what they need take 3 weeks alone" in text
    assert "- **More people do not help enough:** some of the work waits for other work, which takes 2 weeks" in text
    assert "Left out" not in text


def test_what_fits_only_by_luck_is_asked_about_first() -> None:
    text = part(section(weeks_to_go_live=4), "Too little time, and what gives")
    assert (
        "takes 4 to 4.2 weeks, and fits only if what nobody has answered turns out done, so ask about 5 first." in text
    )


def test_weeks_and_roles_make_a_table() -> None:
    table = part(section(team_fte=2), "Who does what before the launch").split("\n\n")[0]
    assert table.splitlines() == [
        "| Week of | Data engineer | ML engineer |",
        "| --- | --- | --- |",
        "| 2026-11-23 | `sys.needed` | `sys.other` |",
        "| 2026-11-30 | | `sys.blocker`, `sys.short` |",
        "| 2026-12-07 | | `sys.quick` |",
    ]


def test_where_everything_is_at_its_target_there_is_nothing_to_do() -> None:
    text = section(said={one.id: 4 for one in BACKLOG})
    assert "There is nothing to do before the launch or after it: every control stands at its target." in text
    assert "mermaid" not in text


def test_only_the_step_that_reaches_everybody_is_called_full_use() -> None:
    plan = make_plan(assessed(shipped_playbook(), answers({}, {"mode": "online"})), advice())
    assert plan.strategy is not None
    whole = plan.strategy.sequence[0]
    canary = whole.model_copy(update={"title": "Canary", "share": 0.01, "bake_hours": 0.5})
    sudden = plan.strategy.model_copy(update={"sequence": (canary, whole)})
    assert plan.actions is not None
    assert plan.schedule is not None
    found = roadmap_of(plan.assessment, Timetable.of(plan.assessment), plan.actions, plan.schedule, sudden)
    text = section_of(plan.model_copy(update={"strategy": sudden, "roadmap": found}))
    full = [line for line in text.splitlines() if "in full use)" in line]
    assert len(full) == 1
    assert whole.title in full[0]


def test_a_small_team_is_told_who_takes_which_part() -> None:
    plan = make_plan(assessed(shipped_playbook(), answers({}, {"team_fte": 3})), advice())
    assert "Founder or lead takes Product owner and Risk and legal; Data scientist takes" in section_of(plan)
    large = make_plan(assessed(shipped_playbook("enterprise"), answers({}, {"team_fte": 9})), advice())
    assert "Owners are parts" not in section_of(large)


def test_the_first_page_does_not_say_that_people_are_no_help_where_the_roadmap_says_what_they_help() -> None:
    first = ("when.md.j2", '{% include "partials/when.md.j2" %}')
    known = answers(KNOWN, {"weeks_to_go_live": 1, "team_fte": 1})
    plan = planned(assess(playbook(*BACKLOG), known, today=TODAY))
    said = plan_markdown(plan, *roles_and_documents(), first)
    assert plan.schedule
    assert plan.schedule.people_needed is None
    assert "no team gets all of it done by then, so move the date" in said
    assert "More people would help: " in section_of(plan)
