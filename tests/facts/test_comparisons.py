"""What the text of a module compares."""

import pytest

from mlready.facts.python.comparisons import carries, compared, decides

FIGURES = frozenset({"accuracy", "evaluate"})


@pytest.mark.parametrize(
    "code",
    [
        "if accuracy < 0.8:\n    pass",
        "if (\n    accuracy\n    < 0.8\n):\n    pass",
        "ok = (\n    ready and\n    accuracy >= bound\n)",
        "assert metrics[\n    'accuracy'\n] > 0.8",
        "x = 1\nreturn accuracy>old",
    ],
)
def test_a_name_is_compared_where_the_line_or_what_it_goes_on_from_compares(code: str) -> None:
    assert b"accuracy" in compared(code.encode())


@pytest.mark.parametrize(
    "code",
    [
        "print(accuracy)\nif count < 3:\n    pass",
        "def evaluate(accuracy) -> float:\n    return accuracy",
        "if count < 3:\n    raise AccuracyError",
        "accuracy << 2",
    ],
)
def test_what_stands_on_another_line_is_not(code: str) -> None:
    assert b"accuracy" not in compared(code.encode())
    assert b"AccuracyError" not in compared(code.encode())


def test_a_branch_may_speak_over_several_lines() -> None:
    assert decides(b"\nif (\n    not\n    approved\n):\n    stop()", frozenset({"approved"}))
    assert not decides(b"\nif late:\n    approved = True", frozenset({"approved"}))


def test_what_a_variable_holds_is_followed() -> None:
    code = b"\ngain = evaluate(\n    new\n)\nbetter = gain - old\nlimit = 3\n"
    assert carries(code, FIGURES, {b"better"})
    assert not carries(code, FIGURES, {b"limit"})
