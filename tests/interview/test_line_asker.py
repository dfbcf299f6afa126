import io

import pytest

from interviews import LATE, PEAK
from mlready.interview.command import Back, Command, More, NotApplicable, Note, Proof, Say, Skip, Stop, Unknown
from mlready.interview.line_asker import LineAsker
from mlready.interview.screen import Option, Screen

SCREEN = Screen("Plan", "How?", "Because.", "3 of 9", options=(Option("1", "So"), Option("2", "Thus", ("needed",))))


def ask(lines: str, screen: Screen = SCREEN, *, alone: bool = False) -> tuple[Command, str]:
    out = io.StringIO()
    asker = LineAsker(io.StringIO(lines), out, 60, alone=alone)
    return asker.ask(screen), out.getvalue()


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("2", Say("2")),
        ("online", Say("online")),
        ("u", Unknown()),
        ("unknown", Unknown()),
        ("b", Back()),
        ("s", Skip()),
        ("q", Stop()),
        ("quit", Stop()),
        ("?", More()),
        ("help", More()),
        ("x it is a batch", NotApplicable("it is a batch")),
        ("x\nit is a batch", NotApplicable("it is a batch")),
        ("n weekly", Note("weekly")),
        ("p docs/a.md", Proof("docs/a.md")),
        ("sys.peak: 3", Say("3", of="sys.peak")),
        ("context.mode = batch", Say("batch", of="context.mode")),
        ("0.5", Say("0.5")),
        ("", Stop()),
    ],
)
def test_a_line_is_a_command(line: str, command: Command) -> None:
    assert ask(f"{line}\n" if line else "")[0] == command


def test_a_question_is_plain_text_with_every_key_named() -> None:
    _, out = ask("1\n")
    assert out == (
        f"\nPlan {'-' * 48} 3 of 9\nHow?\nWhy: Because.\n\n"
        "  1  So\n  2  Thus\n     [needed]\n"
        "1-2 answer | u don't know | x does not apply | n note |\n"
        "p proof | ? more | b back | s skip | q save and stop\n> "
    )


def test_an_empty_line_keeps_what_is_proposed_and_otherwise_asks_again() -> None:
    proposed = Screen("", "How?", options=SCREEN.options, selected=1)
    command, out = ask("\n", proposed)
    assert command == Say("2")
    assert "Enter keeps 2" in out
    command, out = ask("\n1\n")
    assert command == Say("1")
    assert "! Type 1-2, or one of the letters." in out


def test_a_remark_that_is_left_empty_is_left_out() -> None:
    command, out = ask("n\n\n1\n")
    assert command == Say("1")
    assert "Left as it was." in out


def test_a_quantity_says_what_to_type() -> None:
    _, out = ask("1\n", Screen("", "How many?", field=PEAK))
    assert "Type a number of requests per second" in out
    assert ask("never\n", Screen("", "When?", field=LATE))[0] == Say("never")
    assert ask("\n", Screen("", "When?", field=LATE, preset="never"))[0] == Say("never")


def test_what_a_script_says_stands_in_its_log() -> None:
    assert ask("2\n", alone=True)[1].endswith("> 2\n")


def test_what_is_no_text_is_made_one_that_a_file_can_hold() -> None:
    assert ask("n caf\udce9\n")[0] == Note("caf�")


def test_a_closed_input_ends_the_sitting() -> None:
    assert LineAsker(None, io.StringIO(), 60).ask(SCREEN) == Stop()
