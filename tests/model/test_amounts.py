"""Numbers are said as a person would say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlready.model.amounts import count, number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (3.0, "3"),
        (0.75, "0.75"),
        (0.333, "0.33"),
        (9.99, "9.99"),
        (10.4, "10"),
        (1234567, "1,234,567"),
        (0.0004, "0.0004"),
        (-0.0004, "-0.0004"),
        (-12.6, "-13"),
    ],
)
def test_a_number_is_shown_as_exactly_as_it_helps(value: float, shown: str) -> None:
    assert number(value) == shown


@given(st.floats(min_value=1e-12, max_value=1e12))
def test_something_is_never_shown_as_nothing(value: float) -> None:
    assert float(number(value).replace(",", "")) > 0


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (0, "0 weeks"),
        (0.5, "0.5 weeks"),
        (0.999, "1 week"),
        (1, "1 week"),
        (1.0, "1 week"),
        (1.004, "1 week"),
        (2, "2 weeks"),
    ],
)
def test_a_noun_agrees_with_its_number(amount: float, shown: str) -> None:
    assert count(amount, "week") == shown


def test_an_uncommon_plural_may_be_given() -> None:
    assert count(2, "person", "people") == "2 people"
