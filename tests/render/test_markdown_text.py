"""Whatever a person typed shows as what they typed; markdown-it reads it as GitHub and other CommonMark readers do."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mlready.render.markdown_text import code, inline, one_line, quote

READER = MarkdownIt("gfm-like", {"linkify": False})
WORD_JOINER = "\N{WORD JOINER}"
JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"

MARKUP = st.text("\\`*_[]()<>|~&$#+-=:.!@\"' \n\tab01{}/", max_size=30)
PIECES = st.sampled_from(
    [
        "__init__",
        "[a](b)",
        "![a](b)",
        "[a]: b",
        "<b>",
        "<!-- x -->",
        "<a@b.cc>",
        "<https://a.b>",
        "&lt;",
        "&#42;",
        "**",
        "~~",
        "***",
        "```",
        "---",
        "- ",
        "1. ",
        "# ",
        "> ",
        "| ",
        "|--|",
        "\\",
        "\n",
        "  \n",
        "\n\n",
        "    ",
        ":-:",
        "x",
        " ",
        "_",
        "é",
        "👩‍🔬",
        "שלום",
        "\x1b[31m",
        "\u202e",
        "\u200d",
        "\x00",
        "\u2028",
    ]
)
HOSTILE = st.text(max_size=40) | MARKUP | st.lists(PIECES, max_size=10).map("".join)


def visible(text: str) -> str:
    """Return the characters of `text` that a reader can see, and those that emoji and some scripts need."""
    kept = (char for char in text if (char.isprintable() and not char.isspace()) or char in JOINERS)
    return "".join(kept).replace(WORD_JOINER, "")


def inlines(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()


def shown(tokens: list[Token]) -> str:
    return visible("".join(token.content for token in inlines(tokens)))


def kinds(tokens: list[Token]) -> set[str]:
    return {token.type for token in tokens} | {token.type for token in inlines(tokens)}


@given(HOSTILE)
@example("__a__")
@example("-- -")
@example("1.")
@example("\\|")
@example("x\n===")
def test_a_paragraph_shows_exactly_what_was_typed(text: str) -> None:
    tokens = READER.parse(inline(text))
    assert shown(tokens) == visible(text)
    assert kinds(tokens) <= {"paragraph_open", "inline", "paragraph_close", "text", "text_special"}


@given(HOSTILE)
@example(":-:")
@example("---")
def test_the_next_line_of_a_paragraph_shows_exactly_what_was_typed(text: str) -> None:
    tokens = READER.parse(f"- Title\n  {inline(text)}\n")
    assert shown(tokens) == visible(f"Title{text}")
    assert not kinds(tokens) - {
        *("bullet_list_open", "list_item_open", "paragraph_open", "inline"),
        *("text", "text_special", "softbreak"),
        *("paragraph_close", "list_item_close", "bullet_list_close"),
    }


@given(HOSTILE, HOSTILE)
@example("a|b", "`|`")
@example("\\", "x")
def test_a_cell_of_a_table_shows_exactly_what_was_typed(first: str, second: str) -> None:
    tokens = READER.parse(f"| A | B |\n|---|---|\n| {inline(first)} | {inline(second)} |\n")
    cells = [token for before, token in pairwise(tokens) if before.type == "td_open"]
    assert [shown([cell]) for cell in cells] == [visible(first), visible(second)]
    assert {child.type for child in inlines(cells)} <= {"text", "text_special"}


@given(HOSTILE)
@example("``|` `")
@example("`")
def test_code_in_a_cell_shows_exactly_what_was_typed_and_nothing_else(text: str) -> None:
    tokens = READER.parse(f"| A | B |\n|---|---|\n| {code(text)} | end |\n")
    cells = [token for before, token in pairwise(tokens) if before.type == "td_open"]
    assert shown([cells[0]]) == visible(text)
    assert [child.type for child in inlines(cells[:1])] == (["code_inline"] if visible(text) else [])
    assert shown([cells[1]]) == "end"


@given(HOSTILE.map(lambda text: text.replace("|", "")))
def test_code_outside_a_table_shows_exactly_what_was_typed(text: str) -> None:
    tokens = READER.parse(code(text))
    assert shown(tokens) == visible(text)
    assert kinds(tokens) <= {"paragraph_open", "inline", "paragraph_close", "code_inline"}


@given(HOSTILE)
def test_a_quotation_shows_every_line_and_holds_no_markup(text: str) -> None:
    tokens = READER.parse(quote(text))
    assert shown(tokens) == visible(text)
    assert not kinds(tokens) - {
        *("blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline"),
        *("text", "text_special", "softbreak"),
    }


@given(HOSTILE)
def test_nothing_that_was_typed_breaks_a_line(text: str) -> None:
    assert "\n" not in inline(text)
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize("text", ["model_name", "a_b_c", "3.5", "C#", "x-y", "50%", "10:30", "it's (fine), isn't it?"])
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert inline(text) == text


def test_nobody_is_notified_by_a_name_that_was_typed() -> None:
    assert inline("ask @octocat") == f"ask @{WORD_JOINER}octocat"
    assert inline("a@b.cc") == "a@b.cc"


def test_spaces_at_the_ends_stay_so_that_templates_may_join_words() -> None:
    assert inline(" (note) ") == " (note) "
    assert inline("  ") == " "
    assert inline("") == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\nb", "a b"), ("a\x1b[1mb", "a [1mb"), ("  a   b ", "a b"), ("é漢👩", "é漢👩"), ("\u202ea", "a")],
)
def test_one_line_is_what_can_be_printed(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_marks_that_turn_the_reading_direction_are_taken_out_and_joiners_stay() -> None:
    assert one_line("a\u202eb\u2066c") == "a b c"
    assert one_line("👩‍🔬") == "👩‍🔬"
