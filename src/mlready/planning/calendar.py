"""Working days, Monday to Friday. Public holidays differ by place and are left to the reader."""

import datetime as dt
from typing import Final

from mlready.engine.backlog import DAYS_A_WEEK

LAST_DAY: Final = dt.date(9900, 12, 28)
"""Where plans end: there is room behind it to add weeks and months to any day."""
_ONE_DAY: Final = dt.timedelta(days=1)


def working_day(today: dt.date, number: int) -> dt.date:
    """Return the working day `number` days on, 0 being `today` or the Monday after it.

    >>> working_day(dt.date(2026, 11, 21), 0), working_day(dt.date(2026, 11, 20), 1)
    (datetime.date(2026, 11, 23), datetime.date(2026, 11, 23))

    Raises:
        OverflowError: it lies behind `LAST_DAY`.
    """
    day = today
    while day.weekday() >= DAYS_A_WEEK:
        day += _ONE_DAY
    weeks, rest = divmod(number, DAYS_A_WEEK)
    day += dt.timedelta(weeks=weeks)
    for _ in range(rest):
        day += _ONE_DAY
        while day.weekday() >= DAYS_A_WEEK:
            day += _ONE_DAY
    if day > LAST_DAY:
        raise OverflowError(f"plans end on {LAST_DAY}")
    return day
