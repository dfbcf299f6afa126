import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entries import entry, named
from mlready.engine.pace import LEAST_DAYS, LEAST_STRETCHES, WINDOW_DAYS, Pace, days_until, pace_of
from mlready.model.assessment import Verdict

AMOUNTS = st.integers(1, 60)
DAYS = st.integers(LEAST_DAYS, WINDOW_DAYS)
CHANCE = st.floats(0.01, 0.99)


@given(AMOUNTS, AMOUNTS, DAYS)
def test_the_chances_come_in_their_order(left: int, net: int, days: int) -> None:
    early, middle, late = (days_until(left, net, days, chance) for chance in (0.1, 0.5, 0.9))
    assert 0 < early < middle < late


@given(AMOUNTS, AMOUNTS, DAYS, CHANCE)
def test_more_to_do_takes_longer_and_a_better_pace_less(left: int, net: int, days: int, chance: float) -> None:
    asked = days_until(left, net, days, chance)
    assert days_until(left + 1, net, days, chance) > asked
    assert days_until(left, net + 1, days, chance) < asked


@given(AMOUNTS, AMOUNTS, DAYS, CHANCE)
def test_half_the_pace_takes_twice_as_long(left: int, net: int, days: int, chance: float) -> None:
    assert days_until(left, net, 2 * days, chance) == pytest.approx(2 * days_until(left, net, days, chance))


@given(AMOUNTS, DAYS, CHANCE)
def test_after_one_closing_the_sum_has_a_short_form(left: int, days: int, chance: float) -> None:
    p = chance ** (1 / left)  # each of so many waits is below x with the chance p
    assert days_until(left, 1, days, chance) == pytest.approx(days * p / (1 - p), rel=1e-6)


@given(AMOUNTS, DAYS)
def test_as_many_left_as_were_closed_take_as_long_as_not(left: int, days: int) -> None:
    assert days_until(left, left, days, 0.5) == pytest.approx(days, rel=1e-6)


@pytest.mark.parametrize(("left", "net", "days"), [(4, 3, 60), (10, 10, 30), (1, 7, 90)])
def test_it_is_what_random_closings_show(left: int, net: int, days: int) -> None:
    dice = random.Random(7)  # noqa: S311 - a simulation
    waits = sorted(days * dice.gammavariate(left, 1) / dice.gammavariate(net, 1) for _ in range(20_000))
    for chance in (0.1, 0.5, 0.9):
        assert days_until(left, net, days, chance) == pytest.approx(waits[int(chance * len(waits))], rel=0.06)


def test_very_many_are_no_trouble() -> None:
    assert math.isfinite(days_until(600, 400, 90, 0.9))


def test_what_is_closed_and_opened_is_counted_over_the_days_between() -> None:
    entries = [entry(0, ["a.a", "a.b", "a.c"]), entry(10, ["a.a", "a.d"]), entry(20, ["a.a"])]
    assert pace_of(entries, "blockers") == Pace(closed=3, opened=1, days=20, stretches=2)
    assert pace_of(entries, "blockers").a_week == pytest.approx(0.7)


def test_saying_how_something_stands_is_no_work() -> None:
    entries = [entry(0, ["a.a", "a.b"], levels={"a.a": None}), entry(10)]
    assert pace_of(entries, "blockers").closed == 1


def test_days_under_two_playbooks_do_not_count() -> None:
    entries = [entry(0, named(4)), entry(10, named(3), digest="b"), entry(20, named(2), digest="b")]
    assert pace_of(entries, "blockers") == Pace(closed=1, opened=0, days=10, stretches=1)


def test_days_out_of_scope_do_not_count() -> None:
    entries = [entry(0, named(4)), entry(10, verdict=Verdict.OUT_OF_SCOPE), entry(20, named(4))]
    assert pace_of(entries, "blockers") == Pace(closed=0, opened=0, days=0, stretches=0)
    assert pace_of(entries, "blockers").a_week is None


def test_only_the_last_weeks_count() -> None:
    entries = [entry(0, named(9)), entry(5, named(5)), entry(WINDOW_DAYS + 5, named(4)), entry(WINDOW_DAYS + 9)]
    assert pace_of(entries, "blockers") == Pace(closed=5, opened=0, days=WINDOW_DAYS + 4, stretches=2)


def test_gaps_have_a_pace_of_their_own() -> None:
    entries = [entry(0, ["a.a"], gaps=["a.a", "a.b"]), entry(10, ["a.a"], gaps=["a.a"])]
    assert (pace_of(entries, "blockers").closed, pace_of(entries, "gaps").closed) == (0, 1)


def test_it_takes_enough_stretches_and_enough_days() -> None:
    assert Pace(1, 0, LEAST_DAYS, LEAST_STRETCHES).enough
    assert not Pace(1, 0, LEAST_DAYS - 1, LEAST_STRETCHES).enough
    assert not Pace(1, 0, LEAST_DAYS, LEAST_STRETCHES - 1).enough
