import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from entries import START, entry, named
from mlready.engine.forecast import FARTHEST_DAYS, STALE_DAYS, forecast
from mlready.model.assessment import Verdict
from mlready.model.trend import Entry, Forecast, Outlook


def asked(*entries: Entry, days_later: int = 0) -> Forecast:
    return forecast(entries, "blockers", "blocker", entries[-1].date + dt.timedelta(days=days_later))


def test_a_pace_leads_to_a_day_with_its_uncertainty() -> None:
    found = asked(entry(0, named(6)), entry(20, named(5)), entry(40, named(3)))
    assert (found.outlook, found.left, found.closed, found.counted_days) == (Outlook.EXPECTED, 3, 3, 40)
    assert found.days is not None
    assert found.days.middle == START + dt.timedelta(days=80)  # as many left as were closed: as long again
    assert found.says.startswith("At this pace the 3 blockers left are closed about 2026-11-20, in four of five cases ")
    assert found.says.endswith(f"between {found.days.earliest} and {found.days.latest}: 3 blockers closed in 40 days.")


def test_the_last_one_is_spoken_of_alone() -> None:
    found = asked(entry(0, named(2)), entry(20, named(2)), entry(40, named(1)))
    assert found.says.startswith("At this pace the last blocker is closed about ")
    assert found.says.endswith(": 1 blocker closed in 40 days.")


def test_what_opens_takes_back_what_was_closed() -> None:
    closing = asked(entry(0, named(6)), entry(20, named(4)), entry(40, named(2)))
    also_opening = asked(entry(0, named(6)), entry(20, [*named(4), "a.new"]), entry(40, [*named(1), "a.new"]))
    assert closing.days is not None
    assert also_opening.days is not None
    assert closing.left == also_opening.left
    assert (also_opening.closed, also_opening.opened) == (5, 1)
    assert "5 blockers closed and 1 opened in 40 days" in also_opening.says


def test_two_days_are_too_little() -> None:
    found = asked(entry(0, named(6)), entry(40, named(1)))
    assert (found.outlook, found.days) == (Outlook.TOO_LITTLE, None)
    assert found.says == (
        "Too little to tell when the last blocker is closed: it takes 3 days recorded under one playbook,"
        " over 14 days or more; there are 2 over 40."
    )


def test_a_week_is_too_little() -> None:
    assert asked(*(entry(day, named(9 - day)) for day in range(8))).outlook is Outlook.TOO_LITTLE


def test_without_progress_there_is_no_date() -> None:
    found = asked(entry(0, named(2)), entry(20, named(2)), entry(40, named(2)))
    assert (found.outlook, found.days, found.a_week) == (Outlook.NO_PROGRESS, None, 0)
    assert found.says == "No date: 0 blockers closed in 40 days, and 2 blockers left."


def test_where_more_open_than_close_there_is_no_date() -> None:
    found = asked(entry(0, named(1)), entry(20, named(2)), entry(40, named(3)))
    assert found.outlook is Outlook.NO_PROGRESS
    assert found.says == "No date: 0 blockers closed and 2 opened in 40 days, and 3 blockers left."


def test_a_date_that_is_too_far_off_is_none() -> None:
    found = asked(entry(0, named(80)), entry(20, named(80)), entry(40, named(79)))
    assert (found.outlook, found.days) == (Outlook.NO_PROGRESS, None)
    assert found.says == "No date within five years: 1 blocker closed in 40 days, and 79 blockers left."


def test_where_the_late_end_is_too_far_off_it_is_said_so() -> None:
    found = asked(entry(0, named(9)), entry(20, named(9)), entry(40, named(8)))
    assert found.days is not None
    assert found.days.latest is None
    assert "and more than five years from then" in found.says


def test_what_is_open_only_because_nobody_has_said_is_told() -> None:
    said = {"plan.c0": None}
    found = asked(entry(0, named(5), levels=said), entry(20, named(4), levels=said), entry(40, named(2), levels=said))
    assert found.says.endswith(" 1 of them is open because nobody has said how it stands.")


def test_when_nothing_is_left_it_is_done() -> None:
    found = asked(entry(0, named(2)), entry(20))
    assert (found.outlook, found.says) == (Outlook.DONE, "No blocker is left.")


def test_an_old_entry_says_nothing_of_today() -> None:
    entries = (entry(0, named(6)), entry(20, named(5)), entry(40, named(3)))
    assert asked(*entries, days_later=STALE_DAYS).outlook is Outlook.EXPECTED
    late = asked(*entries, days_later=STALE_DAYS + 1)
    assert (late.outlook, late.days) == (Outlook.STALE, None)
    assert late.says.startswith(f"The last entry is {STALE_DAYS + 1} days old")


def test_a_system_out_of_scope_has_no_forecast() -> None:
    assert asked(entry(0, named(1)), entry(20, verdict=Verdict.OUT_OF_SCOPE)).outlook is Outlook.OUT_OF_SCOPE


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 12)), min_size=1, max_size=8))
def test_days_come_in_order_never_before_the_last_entry_nor_beyond_what_means_anything(
    parts: list[tuple[int, int]],
) -> None:
    day, entries = 0, []
    for days, left in parts:
        day += days
        entries.append(entry(day, named(left)))
    found = asked(*entries)
    assert found.says.endswith(".")
    assert (found.days is not None) == (found.outlook is Outlook.EXPECTED)
    if found.days:
        last = entries[-1].date
        assert last < found.days.earliest <= found.days.middle <= last + dt.timedelta(days=FARTHEST_DAYS)
        assert found.days.latest is None or found.days.middle <= found.days.latest
