"""Working days, Monday to Friday. Public holidays differ by place and are left to the reader."""

import datetime as dt
from typing import Final

from mlready.engine.backlog import DAYS_A_WEEK

_ONE_DAY: Final = dt.timedelta(days=1)


def working_day(today: dt.date, number: int) -> dt.date:
    """Return the working day `number` days on, 0 being `today` or the Monday after it.

    >>> working_day(dt.date(2026, 11, 21), 0), working_day(dt.date(2026, 11, 20), 1)
    (datetime.date(2026, 11, 23), datetime.date(2026, 11, 23))
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
    return day
