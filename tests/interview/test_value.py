from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlready.interview.value import read_value, reading
from mlready.model.context import ContextQuestion
from mlready.model.when import Scalar


def question(kind: str, **fields: object) -> ContextQuestion:
    return ContextQuestion.model_validate(
        {"id": "q", "group": "g", "ask": "How many?", "why": "Size.", "type": kind, **fields}
    )


NUMBER = question("number", unit="requests per day", words=("never",))
COUNT = question("count", unit="devices", exclusive_minimum=0)
SHARE = question("share", maximum=1)
YES_NO = question("boolean")
CHOICE = question("choice", choices=[{"id": "online", "says": "On request"}, {"id": "batch", "says": "In runs"}])


@pytest.mark.parametrize(
    ("asked", "typed", "value"),
    [
        (NUMBER, "300", 300),
        (NUMBER, " 2.5 ", 2.5),
        (NUMBER, "900,000", 900_000),
        (NUMBER, "900 000", 900_000),
        (NUMBER, "1_500", 1500),
        (NUMBER, "2.5k", 2500),
        (NUMBER, "3M", 3_000_000),
        (NUMBER, "1e3", 1000),
        (NUMBER, "never", "never"),
        (COUNT, "12", 12),
        (SHARE, "0.5%", 0.005),
        (SHARE, "12.5 %", 0.125),
        (SHARE, "0.05", 0.05),
        (SHARE, "0.7%", 0.007),
        (SHARE, "12.3456789%", 0.123456789),
        (YES_NO, "1", True),
        (YES_NO, "Yes", True),
        (YES_NO, "2", False),
        (YES_NO, "no", False),
        (CHOICE, "2", "batch"),
        (CHOICE, "online", "online"),
    ],
)
def test_what_people_type_is_understood(asked: ContextQuestion, typed: str, value: Scalar) -> None:
    read = read_value(asked, typed)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("asked", "typed", "says"),
    [
        (NUMBER, "", "type a number of requests per day, or never"),
        (NUMBER, "many", "type a number of requests per day, or never, not 'many'"),
        (NUMBER, "1,5", "write 1.5 with a point"),
        (NUMBER, "-3", "0 or more"),
        (NUMBER, "inf", "type a number"),
        (NUMBER, "9" * 400, "type a number"),
        (NUMBER, "1e999", "number"),
        (COUNT, "0", "more than 0"),
        (COUNT, "1.5", "a whole number"),
        (SHARE, "150%", "1 or less"),
        (YES_NO, "maybe", "answer 1 (yes) or 2 (no)"),
        (CHOICE, "3", "choose one of 1 ("),
    ],
)
def test_what_is_no_answer_is_told_with_what_would_be_one(asked: ContextQuestion, typed: str, says: str) -> None:
    with pytest.raises(ValueError) as told:  # noqa: PT011 - the words are compared below
        read_value(asked, typed)
    assert says in str(told.value)


@pytest.mark.parametrize(
    ("asked", "typed", "says"),
    [
        (NUMBER, "900k", "900,000 requests per day"),
        (NUMBER, "0.25", "0.25 requests per day"),
        (NUMBER, "never", "never"),
        (SHARE, "0.005", "0.5 %"),
        (SHARE, "0.123456789", "12.3456789 %"),
        (COUNT, "1200", "1,200 devices"),
    ],
)
def test_a_quantity_is_read_back_with_its_unit(asked: ContextQuestion, typed: str, says: str) -> None:
    assert reading(asked, typed) == says


def test_what_to_type_is_said_before_anything_is_typed() -> None:
    assert COUNT.wanted == "a whole number of devices"
    assert question("money", unit="euro a month").wanted == "an amount of euro a month"


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text: str) -> None:
    for asked in (NUMBER, COUNT, SHARE, YES_NO, CHOICE):
        with suppress(ValueError):
            read = read_value(asked, text)
            assert asked.read(read) == read
