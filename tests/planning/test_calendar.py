import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY
from mlready.planning.calendar import LAST_DAY, working_day

SATURDAY, SUNDAY, MONDAY = (TODAY + dt.timedelta(days=days) for days in range(3))
DAY = dt.timedelta(days=1)
DATES = st.dates(dt.date(2020, 1, 1), dt.date(2040, 1, 1))


def is_working_day(day: dt.date) -> bool:
    return day.strftime("%a") not in {"Sat", "Sun"}


def test_the_first_day_is_today_or_the_monday_after_it() -> None:
    assert working_day(SATURDAY, 0) == working_day(SUNDAY, 0) == working_day(MONDAY, 0) == MONDAY


def test_a_week_has_five_working_days() -> None:
    assert working_day(MONDAY, 4) == MONDAY + dt.timedelta(days=4)
    assert working_day(MONDAY, 5) == MONDAY + dt.timedelta(days=7)


@given(DATES, st.integers(0, 400))
def test_the_next_working_day_is_the_one_that_a_calendar_shows(today: dt.date, number: int) -> None:
    day, following = working_day(today, number), working_day(today, number + 1)
    between = day + DAY
    while not is_working_day(between):
        between += DAY
    assert is_working_day(day)
    assert following == between


@pytest.mark.parametrize(("today", "number"), [(LAST_DAY, 1), (dt.date.max, 0), (TODAY, 10**12)])
def test_no_working_day_lies_behind_the_last(today: dt.date, number: int) -> None:
    assert working_day(LAST_DAY, 0) == LAST_DAY
    with pytest.raises(OverflowError):
        working_day(today, number)
