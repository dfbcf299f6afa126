from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import TODAY, answers, control, playbook, scan
from interviews import PHASES, PLAYBOOK, started
from mlready.engine.assess import Rules, assess
from mlready.interview.command import Back, Command, More, NotApplicable, Note, Proof, Say, Skip, Stop, Unknown
from mlready.interview.scope import Scope
from mlready.interview.session import adopt, step
from mlready.interview.state import State
from mlready.model.answers import CONFIRMED


def at(state: State) -> str | None:
    return state.current.id if state.current else None


def after(state: State, *commands: Command | str) -> State:
    for command in commands:
        state = step(state, Say(command) if isinstance(command, str) else command)
    return state


def test_an_answer_is_to_be_written_down_and_the_next_question_stands_there() -> None:
    state = after(started(), "deploy")
    assert state.entries == {"context.purpose": {"value": "deploy", "date": TODAY}}
    assert at(state) == "context.mode"
    state = after(state, "1")
    assert state.entries == {"context.mode": {"value": "online", "date": TODAY}}
    assert state.assessment.answers.value("context.mode") == "online"
    state = after(state, "3")
    assert state.entries == {"b.stop": {"level": 3, "date": TODAY}}


def test_an_answer_decides_at_once_what_else_is_asked() -> None:
    left = [item.id for item in after(started(), "deploy", "batch").left]
    assert "context.rows" in left
    assert "context.peak" not in left
    out_of_scope = after(started(), "explore")
    assert (at(out_of_scope), out_of_scope.left) == (None, ())


@pytest.mark.parametrize("text", ["5", "-1", "two", "", "level-9"])
def test_what_is_no_answer_changes_nothing_and_says_what_would_be_one(text: str) -> None:
    before = after(started(scope=Scope(only=("b.stop",))))
    state = after(before, text)
    assert (at(state), state.entries, state.place) == ("b.stop", {}, before.place)
    assert state.problem.startswith("Choose one of 0 (")
    assert not after(state, "2").problem


def test_a_note_and_a_proof_go_with_the_answer_that_follows() -> None:
    state = after(started(scope=Scope(only=("b.stop",))), Note(" weekly "), Proof("docs/a.md", "ab" * 32), "level-2")
    assert state.entries == {
        "b.stop": {"level": 2, "note": "weekly", "date": TODAY, "proof": "docs/a.md", "proof_sha256": "ab" * 32}
    }


def test_who_answers_for_a_role_is_written_down() -> None:
    state = after(started(scope=Scope(role="data-scientist")), Unknown())
    assert state.entries == {"a.free": {"unknown": True, "by": "data-scientist", "date": TODAY}}
    assert at(state) is None


def test_where_somebody_else_has_answered_the_only_question_there_is_no_way_back() -> None:
    before = started(scope=Scope(only=("b.stop",)))
    elsewhere = adopt(before, before.assessment, frozenset({"b.stop"}))
    assert at(elsewhere) is None
    state = after(elsewhere, Back())
    assert (at(state), state.problem) == (None, "This is the first question of this sitting.")
    assert after(state, "1").stopped


def test_not_knowing_is_an_answer_that_decides_nothing() -> None:
    before = started(scope=Scope(only=("b.stop", "context.late")))
    state = after(before, Unknown(), Unknown())
    assert state.assessment.overall == before.assessment.overall
    assert state.assessment.answers.context["context.late"].value is None
    assert at(state) is None


def test_what_does_not_apply_needs_a_reason_and_a_long_one_where_it_blocks() -> None:
    state = after(started(scope=Scope(only=("b.stop", "a.free"))), NotApplicable("too short"))
    assert "10 characters" in state.problem
    state = after(state, NotApplicable("batch only"))
    assert state.entries["b.stop"] == {"not_applicable": "batch only", "date": TODAY}
    assert after(state, NotApplicable("  ")).problem == "Say why it does not apply."
    assert not after(state, NotApplicable("short")).problem


def test_back_shows_the_answer_given_and_another_one_replaces_it() -> None:
    state = after(started(), "deploy", "online", Note("why"), "1", Back())
    assert at(state) == "b.stop"
    assert state.draft.note == "why"
    state = after(state, "4")
    assert state.entries["b.stop"] == {"level": 4, "note": "why", "date": TODAY}
    assert at(state) == "b.files"
    assert state.place == (4, 12 - 1)


def test_back_crosses_stretches_to_the_first_question_and_no_further() -> None:
    state = after(started(), "deploy", "online", "1", Back(), Back(), Back())
    assert at(state) == "context.purpose"
    assert after(state, Back()).problem == "This is the first question of this sitting."


def test_what_is_skipped_is_left_for_another_time() -> None:
    state = after(started(), Skip(), Skip())
    assert at(state) == "b.stop"
    assert not state.entries
    assert at(after(state, Back())) == "context.mode"
    assert at(after(state, Back(), "online")) == "b.stop"


def test_stop_ends_it_and_more_does_nothing() -> None:
    state = started()
    assert step(state, Stop()).stopped
    assert step(state, More()) == state


def test_after_the_last_question_one_can_go_back_or_end() -> None:
    state = after(started(scope=Scope(only=("b.stop",))), "1")
    assert at(state) is None
    assert at(after(state, Back())) == "b.stop"
    assert after(state, "1").stopped


SHOWN = scan("ci.tests")


def grouped() -> State:
    return started(context={"purpose": "deploy", "mode": "online"}, scan=SHOWN)


def test_what_files_show_is_confirmed_without_taking_their_word_away() -> None:
    state = after(grouped(), "0")
    assert state.entries == {"b.files": {"note": CONFIRMED}}
    finding = state.assessment.finding("b.files")
    assert finding is not None
    assert (finding.level, finding.source, finding.stale) == (2, "repository", None)
    better = assess(PLAYBOOK, state.assessment.answers, today=TODAY, scan=scan("ci.tests", "ci.gate"))
    now = better.finding("b.files")
    assert now is not None
    assert now.level == 4


def test_what_files_show_no_sign_of_is_answered_with_the_lowest_level_together() -> None:
    state = after(grouped(), "0", "0")
    assert state.entries == {name: {"level": 0, "date": TODAY} for name in ("b.quiet", "b.silent")}


def test_a_line_of_a_group_can_be_opened_and_the_rest_confirmed() -> None:
    state = after(grouped(), "0", "2")
    assert at(state) == "b.silent"
    assert [item.id for item in state.left][:2] == ["b.silent", "absent:blocking"]
    state = after(state, "3")
    assert state.entries == {"b.silent": {"level": 3, "date": TODAY}}
    assert at(state) == "b.stop"
    assert at(after(state, "3")) == "b.quiet"  # alone, it is asked as the question that it is


def test_a_group_can_be_gone_back_to_and_opened_after_all() -> None:
    state = after(grouped(), "0", "0", Back())
    assert at(state) == "absent:blocking"
    state = after(state, "1", "4")
    assert state.entries == {"b.quiet": {"level": 4, "date": TODAY}}
    assert at(state) == "b.stop"


@pytest.mark.parametrize("command", [Unknown(), NotApplicable("a long reason"), Note("x"), Proof("x"), Say("7")])
def test_a_group_takes_only_its_own_keys(command: Command) -> None:
    state = after(grouped(), command)
    assert state.problem
    assert at(state) == "shown:blocking"


def test_a_script_may_answer_any_question_by_its_id() -> None:
    state = after(started(), Say("3", of="a.free"))
    assert state.entries == {"a.free": {"level": 3, "date": TODAY}}
    assert (at(state), state.history, state.done) == ("context.purpose", (), ())
    assert at(after(started(), Say("deploy", of="context.purpose"))) == "context.mode"
    assert after(state, Say("3", of="no.such")).problem == "There is no question no.such."
    group = after(grouped(), Say("2", of="b.files"))
    assert group.entries == {"b.files": {"level": 2, "date": TODAY}}
    assert at(group) == "absent:blocking"


def test_what_somebody_else_wrote_meanwhile_is_taken_over() -> None:
    state = after(started(), "deploy")
    theirs = answers({"b.stop": 4}, {"purpose": "deploy", "mode": "batch"})
    fresh = assess(PLAYBOOK, theirs, today=TODAY)
    now = adopt(state, fresh, frozenset({"context.purpose", "context.mode", "b.stop"}))
    assert at(now) == "b.files"
    assert now.history == ("context.purpose",)


COMMANDS = st.one_of(
    st.sampled_from(["0", "1", "2", "3", "4", "deploy", "online", "batch", "never", "7.5", "x"]).map(Say),
    st.sampled_from([Unknown(), NotApplicable("it is no such system"), Skip(), Back(), More(), Note("n"), Proof("p")]),
    st.sampled_from(["b.stop", "a.free", "context.mode"]).map(lambda name: Say("2", of=name)),
)


@settings(max_examples=40)
@given(st.lists(COMMANDS, max_size=25), st.booleans())
def test_what_is_known_is_always_what_was_written_down(commands: Sequence[Command], scanned: bool) -> None:  # noqa: FBT001
    state = started(scan=SHOWN if scanned else scan())
    written: dict[str, Any] = {}
    for command in commands:
        state = step(state, command)
        written |= state.entries
        number, of = state.place
        assert 1 <= number <= of
        assert [item.id for item in state.left].count(at(state) or "") == (state.current is not None)
    controls = {name: dict(entry) for name, entry in written.items() if not name.startswith("context.")}
    context = {
        name.removeprefix("context."): {
            key: value for key, value in entry.items() if key not in ("unknown", "not_applicable")
        }
        for name, entry in written.items()
        if name.startswith("context.")
    }
    again = assess(PLAYBOOK, answers(controls, context), today=TODAY, scan=state.assessment.scan)
    assert again == state.assessment
    assert state.matter.closed == written.keys()


def test_everything_can_be_answered_to_the_end() -> None:
    state = started(of=playbook(control("b.stop", blocks=True), control("a.free"), phases=PHASES))
    for _ in range(2):
        state = step(state, Say("3"))
    assert (at(state), state.assessment.verdict, state.answered) == (None, "ready", 2)
    assert state.rules == Rules()
