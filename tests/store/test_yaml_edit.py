import datetime as dt
import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlready.errors import DocumentError
from mlready.render.answers import Head, empty_answers
from mlready.store.yaml import parse
from mlready.store.yaml_edit import set_entry, set_key, yaml_value
from shipped import shipped_playbook

HAND_EDITED = """\
# Ours.
schema: mlready.answers/1   # the form
answers:   # what we know
  # Asked in May.
  context.purpose:
  # Asked in June.
  context.mode:   # still open
  assess.code: 2   # see the wiki
  assess.model:
    # Ann says so:
    level: 1   # for now
    note: |
      long
      text
  sys.peak: {unknown: true}

# The end.
waivers: []
"""
ORDER = ("context.purpose", "context.change", "context.mode", "assess.code", "assess.model", "sys.peak", "zz.last")


def changes(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]


def changed(text: str, name: str, value: object, comment: str = "Why?") -> list[str]:
    return changes(text, set_entry(text, ("answers", name), value, ORDER, comment))


def test_a_question_of_several_lines_is_one_comment() -> None:
    assert changed("answers:\n", "zz.last", 2, "Is it\n  done,\a or\x85not?")[-2:] == [
        "+  # Is it done, or not?",
        "+  zz.last: 2",
    ]


def test_an_empty_entry_is_filled_where_it_stands() -> None:
    assert changed(HAND_EDITED, "context.purpose", "deploy") == ["-  context.purpose:", "+  context.purpose: deploy"]
    assert changed(HAND_EDITED, "context.mode", {"value": "online"}) == [
        "-  context.mode:   # still open",
        "+  context.mode: {value: online}   # still open",
    ]


def test_a_value_is_replaced_and_the_remark_behind_it_stays() -> None:
    assert changed(HAND_EDITED, "assess.code", 3) == [
        "-  assess.code: 2   # see the wiki",
        "+  assess.code: 3   # see the wiki",
    ]
    assert changed(HAND_EDITED, "sys.peak", {"level": 1}) == ["-  sys.peak: {unknown: true}", "+  sys.peak: {level: 1}"]


def test_a_mapping_over_several_lines_is_changed_key_by_key() -> None:
    assert changed(HAND_EDITED, "assess.model", {"level": 3, "by": "ann"}) == [
        "-    level: 1   # for now",
        "-    note: |",
        "-      long",
        "-      text",
        "+    level: 3   # for now",
        "+    by: ann",
    ]


def test_a_new_entry_stands_where_its_order_says_below_its_comment() -> None:
    after = set_entry(HAND_EDITED, ("answers", "context.change"), "first-release", ORDER, "What is new?")
    assert after.splitlines()[4:8] == [
        "  context.purpose:",
        "  # What is new?",
        "  context.change: first-release",
        "  # Asked in June.",
    ]
    assert changed(HAND_EDITED, "zz.last", 1) == ["+  # Why?", "+  zz.last: 1"]
    assert set_entry("answers:\n  b: 1\n", ("answers", "a"), 2, ("a", "b")) == "answers:\n  a: 2\n  b: 1\n"
    assert set_entry("answers:\n  b: 1\n", ("answers", "own"), 2, ("a", "b")) == "answers:\n  b: 1\n  own: 2\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "answers:\n  a: 1\n"),
        ("schema: x", "schema: x\nanswers:\n  a: 1\n"),
        ("answers:\n", "answers:\n  a: 1\n"),
        ("answers: {}   # none yet\nx: 1\n", "answers:   # none yet\n  a: 1\nx: 1\n"),
        ("answers: {b: 2}\n", "answers: {b: 2, a: 1}\n"),
        ("answers: {b: {level: 2,\n  by: c}\n }\nx: 1\n", "answers: {b: {level: 2,\n  by: c}, a: 1}\nx: 1\n"),
        ("answers:\r\n  b: 2\r\nx: 1\r\n", "answers:\r\n  b: 2\r\n  a: 1\r\nx: 1\r\n"),
        ("answers:\n      b: >\n       folded\n       text\n\n\nx: 1\n", None),
    ],
)
def test_any_form_of_the_section_takes_a_new_entry(before: str, after: str | None) -> None:
    text = set_entry(before, ("answers", "a"), 1)
    assert parse(text, "").data["answers"]["a"] == 1
    assert after is None or text == after


def test_a_top_level_key_is_replaced_or_added() -> None:
    assert set_key("a: 1\nwaivers:\n  - {x: 1}\n  - y: 1\n# c\nz: 1\n", "waivers", [{"x": 1}]) == (
        "a: 1\nwaivers:\n  [{x: 1}]\n# c\nz: 1\n"
    )
    assert set_key("a: 1", "overlays", ["genai"]) == "a: 1\noverlays: [genai]\n"


@pytest.mark.parametrize(
    "text", ["answers:\n  a: &x {level: 1}\n  b: *x\n", "answers: &all\n  a: 1\nmore: *all\n", "answers: [1]\n"]
)
def test_what_cannot_be_changed_alone_is_not_changed_at_all(text: str) -> None:
    with pytest.raises(DocumentError, match="cannot be changed here"):
        set_entry(text, ("answers", "a"), 3)


WORDS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=60)
VALUES = st.one_of(
    st.integers(0, 4),
    st.booleans(),
    st.floats(-1e9, 1e9),
    WORDS,
    st.fixed_dictionaries({"level": st.integers(0, 4)}, optional={"note": WORDS, "by": WORDS, "date": st.dates()}),
)


@given(VALUES)
def test_every_value_reads_back_as_it_was(value: object) -> None:
    read = parse(f"a: {yaml_value(value)}", "").data["a"]
    assert read == (
        {key: one.isoformat() if isinstance(one, dt.date) else one for key, one in value.items()}
        if isinstance(value, dict)
        else value
    )


EMPTY = empty_answers(shipped_playbook(), Head("x", "s.json", "startup"))
IDS = [*(one.full_id for one in shipped_playbook().context), *(one.id for one in shipped_playbook().controls)]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(IDS), st.integers(0, 4), WORDS), max_size=5))
def test_answering_an_empty_file_touches_the_lines_of_the_answers_alone(said: list[tuple[str, int, str]]) -> None:
    text = EMPTY
    for name, level, note in said:
        text = set_entry(text, ("answers", name), {"level": level, "note": note}, IDS)
    named = {name for name, _, _ in said}
    for before, after in zip(EMPTY.splitlines(), text.splitlines(), strict=True):
        name = before.strip().removesuffix(":")
        assert after.startswith(f"  {name}: {{level: ") if name in named else after == before


@pytest.mark.parametrize(
    "name",
    ["a\\b", 'say "hi"', "a: b", "# c", "true", "no", "off", "1", "it's", "{x}", "é漢", "*a", "&b", "- c", "a\x7fb"],
)
def test_text_that_means_something_in_yaml_is_read_back_as_it_is(name: str) -> None:
    assert parse(f"key: {yaml_value(name)}", "a.yaml").data == {"key": name}
    assert parse(f"key: {yaml_value([name])}", "a.yaml").data == {"key": [name]}
    assert yaml_value(name).isprintable()


def test_a_plain_name_needs_no_quotes() -> None:
    assert yaml_value("startup") == "startup"
