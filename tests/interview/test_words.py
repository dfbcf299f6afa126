from builders import TODAY
from interviews import GUIDE, assessed, matter, started
from mlready.interview.command import NotApplicable, Say, Unknown
from mlready.interview.screen import screen_of
from mlready.interview.session import step
from mlready.interview.state import State
from mlready.interview.words import answered, more, stretch_summary, unknown_by_role
from mlready.model.advice import Role

ROLES = tuple(
    Role(id=name, title=name.capitalize(), owns="x", startup="y") for name in ("ml-engineer", "data-scientist")
)


def said(state: State, command: Say | Unknown | NotApplicable) -> str:
    after = step(state, command)
    assert state.current is not None
    return answered(state.current, after.entries, after.assessment)


def test_what_was_said_stays_on_the_screen_in_words() -> None:
    assert said(started(), Say("1")) == "To run it"
    assert said(started(), Unknown()) == "Don't know"
    assert said(started(), NotApplicable("no such thing")) == "Does not apply: no such thing"
    assert said(started(context={"purpose": "deploy", "mode": "batch"}), Say("3")) == "3  State 3"


def test_a_stretch_is_summed_up_in_two_lines() -> None:
    before, after = assessed(), assessed({"b.stop": 3, "b.files": 0})
    assert stretch_summary("Plan", before, after) == (
        "Plan: score 17 of 100 (0 before), up to 83 with what is open; answers cover 33 % (0 % before).",
        "3 blockers, 1 fewer than before: 1 known, 2 not answered yet.",
    )
    assert stretch_summary("Plan", before, assessed(context={"purpose": "explore"})) == ()


def test_what_nobody_knows_is_listed_by_role_with_what_stops_the_launch_written_out() -> None:
    lines = unknown_by_role(
        matter({"a.free": {"unknown": True, "date": TODAY}}), {"context.late"}, ROLES, "mlready assess"
    )
    assert lines == (
        "Ml-engineer, 5 questions:",
        "- How exactly can you name what ran? (stops the launch)",
        "- How exactly can you name what ran? (stops the launch)",
        "- How exactly can you name what ran? (stops the launch)",
        "- How exactly can you name what ran? (stops the launch)",
        "- After how long?",
        "  To answer: mlready assess --role ml-engineer",
        "",
        "Data-scientist, 1 question:",
        "- How exactly can you name what ran?",
        "  To answer: mlready assess --role data-scientist",
        "",
    )


def test_nothing_is_asked_of_anybody_where_everything_is_known() -> None:
    everything = matter({control.id: 3 for control in matter().assessment.playbook.controls})
    assert unknown_by_role(everything, frozenset(), ROLES, "mlready assess") == ()


def test_more_says_what_good_looks_like_how_it_is_scored_and_what_files_can_show() -> None:
    state = started(context={"purpose": "deploy", "mode": "online"})
    state = step(state, Say("1"))
    assert state.current is not None
    assert state.current.id == "b.files"
    assert more(state.current, {}) == (
        "b.files. What good looks like, level 3: State 3",
        "- Do it",
        "Scored: minimum 2, target 3, weight 3. Below the minimum, or not answered, it stops the launch.",
        "Files can show level 2: ci.tests",
        "Files can show level 4: ci.gate",
    )
    assert GUIDE.sections[0].ask[0].id in more(started().left[0], {})[0]


def test_more_about_a_fact_says_what_the_screen_does_not() -> None:
    item = started().current
    assert item is not None
    lines = more(item, {})
    assert lines[0] == "context.purpose is never scored: it steers what is asked next and what the plan says."
    assert lines[1].startswith("In a file or a script it is answered with: deploy, explore")
    assert not any(screen_of(started(), item).why in line for line in lines)
