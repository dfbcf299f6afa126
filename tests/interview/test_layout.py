import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import scan
from interviews import started
from mlready.interview.command import Back, NotApplicable, Say, Unknown
from mlready.interview.layout import Glyphs, Line, cells, folded, head, keys, options, wrap
from mlready.interview.screen import Option, Screen, screen_of
from mlready.interview.session import step
from mlready.interview.state import State

WIDTHS = st.integers(20, 200)
WORDS = st.text(st.sampled_from("ab cd-é日本\n\t\x1b\u202e👍 "), max_size=300)


@given(WORDS, WIDTHS)
def test_no_line_is_wider_than_the_terminal_or_steers_it(text: str, width: int) -> None:
    for line in wrap(text, width, "  1  ", "     "):
        assert cells(line) <= max(width, 7)
        assert line.isprintable()


@given(st.lists(st.sampled_from(["one", "two", "three-four"]), min_size=1), WIDTHS)
def test_wrapping_loses_no_word(words: list[str], width: int) -> None:
    assert " ".join(wrap(" ".join(words), width)).split() == words


def test_keys_are_not_torn_apart() -> None:
    pairs = [("u", "don't know"), ("x", "does not apply"), ("q", "save and stop")]
    lines = [line.text for line in keys(pairs, 40, Glyphs())]
    assert lines == ["u don't know · x does not apply ·", "q save and stop"]


@pytest.mark.parametrize(("encoding", "arrow"), [("utf-8", "›"), ("ascii", ">"), (None, ">"), ("no-such", ">")])  # noqa: RUF001 - it is what is drawn
def test_a_terminal_gets_only_characters_that_it_can_write(encoding: str | None, arrow: str) -> None:
    assert Glyphs.fit(encoding).arrow == arrow


def test_a_long_line_that_stays_is_folded_under_its_dash() -> None:
    assert [line.text for line in folded([Line("- one two three four five")], 20)] == ["- one two three four", "  five"]
    assert folded([Line("")], 20) == [Line("")]


def text_of(state: State, width: int = 80) -> str:
    assert state.current is not None
    screen = screen_of(state, state.current)
    lines = head(screen, width, Glyphs()) + options(screen, screen.selected, width, Glyphs())
    return "\n".join(line.text for line in lines)


def test_a_question_says_where_we_are_why_and_what_is_needed_to_go_live() -> None:
    text = text_of(step(step(started(), Say("deploy")), Say("online")), 60)
    assert text.splitlines()[1].startswith("What can stop the launch: Plan ──")
    assert text.splitlines()[1].endswith("3 of 11")
    assert "How exactly can you name what ran?" in text
    assert "Why: Nobody goes back to what has no name." in text
    assert "  2  State 2\n     [needed to go live]\n" in text
    assert "›" not in text  # noqa: RUF001 - nothing is chosen before the person does


def test_what_the_repository_shows_is_marked_and_chosen() -> None:
    text = text_of(started(scan=scan("serving.batch")))
    assert "shows this" not in text
    text = text_of(step(started(scan=scan("serving.batch")), Say("deploy")))
    assert "› 2  In runs\n     [the repository shows this]" in text  # noqa: RUF001 - it is what is drawn


def test_an_option_wraps_under_itself() -> None:
    screen = Screen("", "?", options=(Option("1", "one two three four five six"),))
    assert [line.text for line in options(screen, 0, 20, Glyphs())] == ["› 1  one two three", "     four five six"]  # noqa: RUF001 - the same


@pytest.mark.parametrize("said", [Unknown(), NotApplicable("no such thing")])
def test_a_fact_that_nobody_gave_says_so_when_one_comes_back_to_it(said: Unknown | NotApplicable) -> None:
    state = step(step(started(), Say("deploy")), said)
    back = step(state, Back())
    assert back.current is not None
    assert screen_of(back, back.current).remarks == ("So far: nobody knows, or it does not apply.",)
    assert state.current is not None
    assert screen_of(state, state.current).remarks == ()
