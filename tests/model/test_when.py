import ast
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from mlready.errors import quoted
from mlready.model.when import MAX_ARITHMETIC, Facts, Scalar, When, parse_arithmetic, split_comparison

ANSWERS = st.dictionaries(
    st.sampled_from(["a.x", "a.y", "a.z"]), st.sampled_from([0, 1, 2.5, True, False, "on", "never"])
)
EXPECTED = st.sampled_from([0, 1, True, "on", "unanswered", ">= 1", "< a.y", "> a.y / a.z", (0, "on")])
CLAUSES = st.dictionaries(st.sampled_from(["a.x", "a.y", "a.z"]), EXPECTED, min_size=1)


def refusal(expected: object) -> str:
    with pytest.raises(ValidationError) as caught:
        When.model_validate({"a.x": expected})
    return str(caught.value.errors()[0]["ctx"]["error"])


def holds(condition: object, **answers: Scalar) -> bool | None:
    facts = {f"a.{name}": value for name, value in answers.items()}
    return When.model_validate(condition).holds(facts)


@pytest.mark.parametrize(
    ("expected", "value", "verdict"),
    [
        ("on", "on", True),
        ("on", "off", False),
        (True, True, True),
        (True, False, False),
        (1, 1, True),
        (1, 1.0, True),
        (1, True, False),
        (True, 1, False),
        (0, False, False),
        ("1", 1, False),
        (["on", "off"], "off", True),
        (["on", "off"], "idle", False),
        ([1, True], True, True),
        ([1, 2], True, False),
        ([], "on", False),
        (">= 3", 3, True),
        (">= 3", 2.9, False),
        ("<= 3", 3, True),
        ("<= 3", 3.1, False),
        ("> 3", 3, False),
        ("> 3", 4, True),
        ("< 3", 3, False),
        ("< 3", 2, True),
        ("<3", 2, True),
        (">=  -1 ", 0, True),
        ("< 3", "never", False),
        (">= 0", True, False),
        ("unanswered", "on", False),
    ],
)
def test_an_answer_is_compared_with_what_is_expected(expected: object, value: Scalar, verdict: bool) -> None:  # noqa: FBT001
    assert holds({"a.x": expected}, x=value) is verdict


@pytest.mark.parametrize("expected", ["on", True, 3, ["on"], [], ">= 3", "< a.y"])
def test_what_nobody_answered_cannot_be_known(expected: object) -> None:
    assert holds({"a.x": expected}) is None


def test_that_nobody_answered_can_be_asked_for() -> None:
    assert holds({"a.x": "unanswered"}) is True


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        ({"a.yes": True, "a.also": True}, True),
        ({"a.yes": True, "a.no": True}, False),
        ({"a.yes": True, "a.open": True}, None),
        ({"a.no": True, "a.open": True}, False),
        ({"a.open": True, "a.no": True}, False),
        ([{"a.no": True}, {"a.yes": True}], True),
        ([{"a.open": True}, {"a.yes": True}], True),
        ([{"a.open": True}, {"a.no": True}], None),
        ([{"a.no": True}, {"a.no": True}], False),
        ([{"a.no": True, "a.open": True}, {"a.no": True}], False),
        ([{"a.yes": True, "a.open": True}, {"a.no": True}], None),
    ],
)
def test_all_entries_and_one_alternative_must_hold(condition: object, verdict: bool | None) -> None:  # noqa: FBT001
    assert holds(condition, yes=True, also=True, no=False) is verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("< a.y", True),
        ("> a.y", False),
        ("< a.y / 2", False),
        ("<= a.y / 2", True),
        ("< a.y * a.y - 1 + 0.5", True),
        ("> -a.y", True),
        ("< (a.y - 1) * 2", True),
        ("< a.gone", None),
        ("< a.y + a.gone", None),
        ("< a.y / 0", None),
        ("< a.y / (a.y - 10)", None),
        ("< a.word", None),
        ("< a.flag", None),
        ("< a.huge / 0.1", None),
        ("< a.far * a.far", None),
        ("> -a.far * a.far", None),
        ("< 1 / a.tiny", None),
    ],
)
def test_arithmetic_over_other_answers_gives_the_bound(text: str, verdict: bool | None) -> None:  # noqa: FBT001
    assert holds({"a.x": text}, x=5, y=10, word="never", flag=True, huge=10**400, far=1e300, tiny=1e-320) is verdict


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "__import__('os').system('ls')",
        "max(1, 2)",
        "peak",
        "a.b.c",
        "a.b()",
        "a['b']",
        "'text'",
        "True",
        "None",
        "1j",
        "1e999",
        "9 ** 9 ** 9",
        "1 << 99",
        "7 // 2",
        "7 % 2",
        "~1",
        "+1",
        "not 1",
        "1 < 2",
        "1 if 1 else 2",
        "lambda: 1",
        "[1]",
        "{1}",
        "(1, 2)",
        "(x.y := 1)",
        "f'{a.b}'",
        "...",
        "await a.b",
    ],
)
def test_anything_but_sums_of_numbers_and_ids_is_refused(text: str) -> None:
    assert refusal(f"< {text}").endswith(
        (" is neither a number, an id, nor a sum of these", "as arithmetic over ids and numbers")
    )


def test_a_name_without_a_dot_is_refused_by_name() -> None:
    assert refusal("< 3 * peak") == "'peak' is neither a number, an id, nor a sum of these"


@pytest.mark.parametrize("text", ["", " ", "1 +", "a.", "1; 2", "\0", "(" * 250, "$"])
def test_what_is_no_expression_is_refused(text: str) -> None:
    assert refusal(f"<{text}") == f"cannot read {quoted(text.strip())} as arithmetic over ids and numbers"


@pytest.mark.parametrize("text", ["9" * 5000, "1+" * 200 + "1", "-" * 5000 + "1", "(" * 5000])
def test_long_expressions_are_refused_at_once(text: str) -> None:
    start = time.perf_counter()
    assert refusal(f"< {text}") == f"arithmetic is limited to {MAX_ARITHMETIC} characters"
    assert time.perf_counter() - start < 10


def test_the_longest_chain_of_signs_is_read() -> None:
    assert holds({"a.x": "< " + "-" * 298 + "1"}, x=0) is True


@pytest.mark.parametrize("sign", ["==", "!=", "=>", "=", "!"])
def test_a_sign_that_would_be_taken_for_text_is_refused(sign: str) -> None:
    assert refusal(f"{sign} 3") == f"compare with >=, <=, > or <, or write the value alone, not '{sign} 3'"


@pytest.mark.parametrize("condition", [{}, [{}], [{"a.x": 1}, {}]])
def test_an_empty_condition_is_refused(condition: object) -> None:
    with pytest.raises(ValidationError, match="a condition names at least one answer"):
        When.model_validate(condition)


@pytest.mark.parametrize("condition", [5, "on", None, {"a.x": None}, {"a.x": {"b": 1}}, {"a.x": [[1]]}, [5]])
def test_what_is_no_condition_is_refused(condition: object) -> None:
    with pytest.raises(ValidationError):
        When.model_validate(condition)


def test_ids_are_those_of_both_sides_each_once() -> None:
    when = When.model_validate([{"a.x": "< a.y / a.z", "a.w": True}, {"a.x": 1, "a.y": "on"}])
    assert when.ids == ("a.x", "a.y", "a.z", "a.w")


@pytest.mark.parametrize(
    ("expected", "split"),
    [(">= 3", (">=", "3")), ("<a.b", ("<", "a.b")), ("on", None), (3, None), (True, None), ((">= 3",), None)],
)
def test_only_text_with_a_sign_is_a_comparison(expected: str | int | tuple[str], split: tuple[str, str] | None) -> None:
    assert split_comparison(expected) == split


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_arithmetic_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert isinstance(parse_arithmetic(text), ast.expr)


@settings(deadline=None)
@given(st.lists(CLAUSES, min_size=1, max_size=3), ANSWERS)
def test_another_answer_never_turns_a_known_verdict(clauses: list[dict[str, object]], facts: Facts) -> None:
    known = [{name: want for name, want in clause.items() if want != "unanswered"} for clause in clauses]
    when = When.model_validate([clause for clause in known if clause] or {"a.x": 1})
    for name in facts:
        fewer = {other: value for other, value in facts.items() if other != name}
        assert when.holds(fewer) in {None, when.holds(facts)}


@settings(deadline=None)
@given(st.lists(CLAUSES, min_size=1, max_size=3), ANSWERS)
def test_the_order_of_alternatives_does_not_matter(clauses: list[dict[str, object]], facts: Facts) -> None:
    backwards = [dict(reversed(clause.items())) for clause in reversed(clauses)]
    assert When.model_validate(clauses).holds(facts) is When.model_validate(backwards).holds(facts)
