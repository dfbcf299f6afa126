"""What a person sees who presses keys, without a terminal: those stand in tests/cli."""

import io
from unittest.mock import Mock

import pytest

from mlready.interview.command import Command, Note, Say
from mlready.interview.key_asker import KeyAsker
from mlready.interview.keyboard import ENTER, ESCAPE
from mlready.interview.layout import Line
from mlready.interview.screen import Option, Screen
from mlready.model.context import ContextQuestion

SCREEN = Screen("Plan", "How?", options=(Option("1", "By hand"), Option("2", "By a script")))


DELAY = ContextQuestion(
    id="delay", group="data", ask="When?", why="Late.", type="number", unit="days", words=("never",)
)


def asker(*keys: str, columns: int = 80) -> tuple[KeyAsker, io.StringIO]:
    shown = io.StringIO()
    terminal = Mock(size=lambda: (columns, 40), write=shown.write, writes=Mock(encoding="utf-8"))
    terminal.key.side_effect = keys
    return KeyAsker(terminal, Mock(), colour=False), shown


def press(*keys: str) -> tuple[Command, str]:
    asks, shown = asker(*keys)
    return asks.ask(SCREEN), shown.getvalue()


@pytest.mark.parametrize("key", ["7", "z", "\N{LATIN SMALL LETTER E WITH ACUTE}"])
def test_a_key_that_does_nothing_is_answered(key: str) -> None:
    command, shown = press(key, "2", ENTER)
    assert command == Say("2")
    assert f"! {key} does nothing here: choose 1-2, or a key named below." in shown


def test_a_remark_that_is_left_empty_is_told_to_have_changed_nothing() -> None:
    for key in "xnp":
        command, shown = press(key, ENTER, "1", ENTER)
        assert command == Say("1")
        assert "! Left as it was." in shown
        assert "! Left" not in press(key, ESCAPE, "1", ENTER)[1]


def test_what_was_chosen_hangs_under_its_own_first_word() -> None:
    asks, shown = asker(columns=24)
    asks.tell([Line("3  one two three four five", "done"), Line("- six", "bold")])
    assert shown.getvalue() == "  \N{CHECK MARK} 3 one two three four\n    five\n- six\n"


def test_the_word_that_a_question_asks_to_write_is_its_answer_though_its_first_letter_is_a_key() -> None:
    asks, shown = asker(*"never", ENTER)
    assert asks.ask(Screen("Data", "When?", field=DELAY)) == Say("never")
    assert "= never" in shown.getvalue()


def test_a_note_that_only_begins_like_that_word_stays_a_note() -> None:
    asks, _ = asker(*"nevery Monday", ENTER)
    assert asks.ask(Screen("Data", "When?", field=DELAY)) == Note("every Monday")
