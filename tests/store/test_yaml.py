import re
import time
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mlready.errors import DocumentError, Problem
from mlready.store.yaml import MAX_NODES, MAX_PROBLEMS, parse
from mlready.yaml.build import MAX_DEPTH, MAX_DIRECTIVES

# PyYAML writes these without quotes: to YAML 1.1 they are words, to 1.2 numbers.
EXPONENT = re.compile(r"[-+]?[0-9]+[eE][-+]?[0-9]+")
TEXTS = st.text().filter(lambda text: not EXPONENT.fullmatch(text))
JSON_LIKE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def read(text: str) -> object:
    return parse(text, "a.yaml").data


def refusal(text: str) -> str:
    with pytest.raises(DocumentError) as caught:
        parse(text, "a.yaml")
    return str(caught.value)


def problems(text: str) -> tuple[Problem, ...]:
    try:
        parse(text, "a.yaml")
    except DocumentError as error:
        return error.problems
    return ()


def bomb(rounds: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, rounds)]
    return "\n".join(lines)


def in_seconds(limit: float, call: Callable[[], object]) -> bool:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start < limit


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", "on"),
        ("no", "no"),
        ("yes", "yes"),
        ("off", "off"),
        ("Y", "Y"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("Null", None),
        ("'true'", "true"),
        ('"7"', "7"),
        ("! 7", "7"),
        ("7", 7),
        ("-7", -7),
        ("007", 7),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("2026-11-21", "2026-11-21"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("0.5%", "0.5%"),
    ],
)
def test_a_plain_word_means_what_yaml_1_2_says(text: str, value: object) -> None:
    found = read(f"a: {text}")
    assert found == {"a": value}
    assert isinstance(found, dict)
    assert type(found["a"]) is type(value)


def test_a_number_too_long_to_be_one_stays_text() -> None:
    assert read("9" * 5000) == "9" * 5000


@pytest.mark.parametrize("text", ["", " ", "\n\n", "# nothing\n", "---\n", "\ufeff"])
def test_an_empty_text_holds_nothing(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(("text", "key"), [("on: 1", "on"), ("1: 1", "1"), ("~: 1", "~"), ("true: 1", "true")])
def test_a_key_is_always_text(text: str, key: str) -> None:
    assert read(text) == {key: 1}


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert read("a: &a {x: 1}\nb: {<<: *a, y: 2}") == {"a": {"x": 1}, "b": {"<<": {"x": 1}, "y": 2}}


def test_an_alias_stands_for_what_its_anchor_named() -> None:
    assert read("&k a: &v [1, 2]\nb: *v\nc: *k") == {"a": [1, 2], "b": [1, 2], "c": "a"}


def test_an_anchor_given_twice_means_the_latest() -> None:
    assert read("[&a 1, *a, &a 2, *a]") == [1, 1, 2, 2]


def test_a_key_written_twice_is_refused_with_its_line() -> None:
    assert refusal("a:\n  b: 1\n  c: 2\n  b: 3\n") == "a.yaml:4: a.b: the key 'b' stands here twice"


def test_keys_written_twice_are_all_reported_in_line_order() -> None:
    assert refusal("b: 1\na: 1\nb: 2\na: 2\n").splitlines() == [
        "a.yaml:3: b: the key 'b' stands here twice",
        "a.yaml:4: a: the key 'a' stands here twice",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: 1\n---\nb: 2\n", "a.yaml:2: one file holds one document: a second one starts here"),
        (
            "a:\n  - !!python/object/apply:os.system [ls]",
            "a.yaml:2: the tag tag:yaml.org,2002:python/object/apply:os.system ",
        ),
        ("a: !secret x", "a.yaml:1: the tag !secret means nothing here: remove it"),
        ("!!set {a}", "a.yaml:1: the tag tag:yaml.org,2002:set means nothing here: remove it"),
        ("a: *b", "a.yaml:1: the alias *b has no anchor before it"),
        ("&a [*a]", "a.yaml:1: the alias *a has no anchor before it"),
        ("a: 1\n? [x]\n: 2", "a.yaml:2: a key must be plain text"),
        ("a: &a [x]\n*a : 2", "a.yaml:2: a key must be plain text"),
        ("a: 1\nb: [1\nc: 2", "a.yaml:3: this is not YAML: "),
        ("a:\n\tb: 1", "a.yaml:2: this is not YAML: found character that cannot start any token"),
        ("a: 1\nb: @x", "a.yaml:2: this is not YAML: found character that cannot start any token"),
        ("%YAML 3.0\n---\na", "a.yaml:1: this is not YAML: found incompatible YAML document"),
        ('a: "\\ud800"', "a.yaml:1: this is not YAML: "),
    ],
)
def test_what_has_no_place_in_our_documents_is_refused_with_its_line(text: str, says: str) -> None:
    assert refusal(text).startswith(says)


@pytest.mark.parametrize("text", ["a: 1\nb: \x00", "a: 1\nb: \x1b[31m", "é: ü\nb: \x00\n\n\n\n", "ééééééé\n\x07\n\n\n"])
def test_control_characters_are_refused_on_their_line(text: str) -> None:
    assert refusal(text) == "a.yaml:2: this is not text: it holds control characters"


def test_after_a_hundred_mistakes_reading_stops() -> None:
    said = refusal("a: 1\n" * 90_000).splitlines()
    assert len(said) == MAX_PROBLEMS + 1
    assert said[-2:] == [
        f"a.yaml:{MAX_PROBLEMS + 1}: 100 mistakes: the rest was not read",
        f"a.yaml:{MAX_PROBLEMS + 1}: a: the key 'a' stands here twice",
    ]


def test_what_follows_a_syntax_error_does_not_hide_what_came_before() -> None:
    assert refusal("a: 1\na: 2\nb: [").startswith(
        "a.yaml:2: a: the key 'a' stands here twice\na.yaml:3: this is not YAML"
    )


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "a:\n"])
def test_deep_nesting_is_refused_at_once(opening: str) -> None:
    deep = "".join(" " * n + "a:\n" for n in range(500)) if opening == "a:\n" else opening * 1_000_000
    assert in_seconds(20, lambda: refusal(deep))
    assert refusal(deep).endswith(f"nested deeper than {MAX_DEPTH} levels")


def test_nesting_is_allowed_up_to_the_limit() -> None:
    assert read("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert refusal("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))


def test_an_alias_bomb_is_refused_at_once() -> None:
    assert in_seconds(20, lambda: refusal(bomb(12)))
    assert refusal(bomb(12)) == f"a.yaml:6: more than {MAX_NODES:,} values, aliases counted where they are used"


def test_a_small_tower_of_aliases_is_read() -> None:
    found = read(bomb(3))
    assert isinstance(found, dict)
    assert len(found["a2"]) == 9


def test_more_values_than_anybody_writes_are_refused() -> None:
    assert refusal("- 1\n" * (MAX_NODES + 5)).startswith(f"a.yaml:{MAX_NODES}: more than {MAX_NODES:,} values")


def test_many_tag_directives_cannot_slow_the_parser_down() -> None:
    hostile = "".join(f"%TAG !a{n}! x\n" for n in range(300_000)) + "--- a"
    assert in_seconds(20, lambda: refusal(hostile))
    assert refusal(hostile) == f"a.yaml:{MAX_DIRECTIVES + 1}: more than {MAX_DIRECTIVES} lines start with %"


@pytest.mark.parametrize(
    "text",
    [
        "? " * 500_000,
        "&a" * 500_000,
        "[" + " \n" * 500_000,
        '"' + "a\n" * 500_000 + '"',
        "!" * 500_000,
        "{" + "a," * 90_000,
    ],
)
def test_hostile_bulk_ends_in_bounded_time(text: str) -> None:
    assert in_seconds(20, lambda: problems(text))


def test_a_tag_of_any_length_is_shown_short() -> None:
    assert len(refusal("a: !" + "x" * 100_000 + " 1")) < 200


def test_every_value_knows_its_line() -> None:
    document = parse("a: 1\nb:\n  - x\n  - c: 2\n    d: 3\n", "a.yaml")
    assert [document.line(path) for path in [("a",), ("b",), ("b", 0), ("b", 1, "d")]] == [1, 2, 3, 5]


def test_what_is_not_there_has_the_line_of_what_would_contain_it() -> None:
    document = parse("a: 1\nb:\n  - x\n  - c: 2\n", "a.yaml")
    assert str(document.problem(("b", 1, "gone", 3), "no")) == "a.yaml:4: b.1.gone.3: no"
    assert document.line(("gone",)) == 1


def test_an_entry_with_a_name_goes_by_it_where_no_other_bears_the_same() -> None:
    document = parse("a: [{id: x.y}, {name: z}, {id: z}, {control: c}, {id: '!'}, {id: 5}, 7]\n", "a.yaml")
    paths = [document.problem(("a", index, "k"), "no").path for index in range(8)]
    assert paths == ["a.x.y.k", "a.1.k", "a.2.k", "a.c.k", "a.4.k", "a.5.k", "a.6.k", "a.7.k"]


def test_what_an_alias_brings_has_the_line_of_the_alias() -> None:
    document = parse("a: &a\n  x: 1\nb: *a\n", "a.yaml")
    assert document.line(("b", "x")) == 3


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert all(problem.file == "a.yaml" and problem.says for problem in problems(text))


@settings(deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!?%#|>'\"\\ \n\t,~0.", max_size=60))
def test_any_mix_of_yaml_signs_is_read_or_refused(text: str) -> None:
    last = text.count("\n") + 1
    assert all(1 <= problem.line <= last for problem in problems(text))


@settings(deadline=None)
@given(JSON_LIKE)
def test_what_pyyaml_writes_reads_back_the_same(value: object) -> None:
    assert read(yaml.safe_dump(value)) == value
