"""Errors are read by people, whatever they quote."""

import datetime as dt

import pytest

from mlready.errors import DocumentError, Problem, TargetError, quoted


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("it's", '"it\'s"'),
        (None, "an empty value"),
        (False, "false"),
        (1.5, "1.5"),
        ({"a": 1}, "a mapping"),
        ([1], "a list"),
        (dt.date(2026, 11, 21), "the date 2026-11-21"),
        (dt.time(9, 30), "the time 09:30:00"),
        ("x" * 61, f"'{'x' * 60}…'"),
    ],
)
def test_what_somebody_wrote_is_quoted_as_documents_write_it(value: object, says: str) -> None:
    assert quoted(value) == says


def test_what_nobody_reads_is_cut_but_a_path_is_not() -> None:
    path = "/".join(["folder"] * 30)
    assert str(TargetError(f"there is no {path}")) == f"there is no {path}"
    word = str(TargetError(f"there is no {'x' * 5000}y here"))
    assert word == f"there is no {'x' * 120}…{'x' * 39}y here"
    prose = str(TargetError("a b " * 5000, "c d " * 5000))
    assert len(prose) < 1100


def test_each_problem_keeps_its_own_line() -> None:
    error = DocumentError([Problem("a.yaml", line, "x" * 9000, "no") for line in (2, 1)])
    lines = str(error).splitlines()
    assert [line[:9] for line in lines] == ["a.yaml:1:", "a.yaml:2:"]
    assert all(line.endswith("x: no") and len(line) < 250 for line in lines)
