import pytest

from mlready.errors import DocumentError
from mlready.store.json_text import parse_json


def refusal(text: str) -> str:
    with pytest.raises(DocumentError) as caught:
        parse_json(text, "a.json")
    return str(caught.value)


def test_what_is_no_json_is_refused_with_its_line() -> None:
    assert refusal('{\n"a": nix\n}').startswith("a.json:2: this is not JSON: expecting value")
    assert refusal("") == "a.json:1: this is not JSON: expecting value"


def test_a_key_may_stand_once() -> None:
    assert refusal('{"a": 1,\n"a": 2}') == "a.json:2: the key 'a' stands in one object twice"
    assert refusal('{"a": {"b": 1,\n"b": 2}}') == "a.json:2: the key 'b' stands in one object twice"
    assert len(refusal("{" + ", ".join(['"' + "k" * 9000 + '": 1'] * 2) + "}")) < 200


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(word: str) -> None:
    assert refusal(f'{{"b": "{word}",\n"a": {word}}}') == f"a.json:2: write a number or null, not {word}"


def test_a_number_that_is_too_large_is_refused() -> None:
    assert refusal('["1e999",\n1e999]') == "a.json:2: the number 1e999 is too large"


def test_what_cannot_be_read_is_refused() -> None:
    assert refusal("[\n" * 100_000) == "a.json:41: nested deeper than 40 levels"
    assert refusal(f'["[",\n{"[" * 100_000}') == "a.json:2: nested deeper than 40 levels"
    assert refusal(f'["{"1" * 5_000}",\n{"1" * 5_000}]') == "a.json:2: this number has too many digits"


def test_a_value_knows_its_line() -> None:
    document = parse_json('{\n "a": [\n  1,\n  {"b": 2}\n ]\n}', "a.json")
    assert [document.line(place) for place in [("a",), ("a", 0), ("a", 1, "b"), ("a", 1, "gone")]] == [2, 3, 4, 4]
    assert str(document.problem(("a", 1, "b"), "wrong")) == "a.json:4: a.1.b: wrong"


def test_where_no_line_can_be_told_there_is_none() -> None:
    document = parse_json('{"' + "k" * 2000 + '": 1}', "a.json")  # a key that YAML takes for too long
    assert str(document.problem(("a",), "wrong")) == "a.json: a: wrong"
