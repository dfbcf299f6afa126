from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import control
from mlready.model.assessment import Finding, Outcome
from mlready.planning.scheduling import Slot, days_of, schedule
from mlready.planning.work import Work

PEOPLE = st.integers(1, 4)


def work(name: str, days: float = 1, *after: str, gain: float = 1, tier: int = 1) -> Work:
    finding = Finding(control=control(name), outcome=Outcome.UNMET, minimum=2, target=3, weight=1)
    return Work(finding=finding, title=name, steps=("Do it",), days=days, role="cto", after=after, gain=gain, tier=tier)


def times(slots: list[Slot]) -> dict[str, tuple[float, float]]:
    return {slot.work.id: (slot.start, slot.end) for slot in slots}


@st.composite
def backlogs(draw: st.DrawFn) -> list[Work]:
    """Return work that waits only for earlier work, in any order; days are sums of halves, so that none leaves dust."""
    number = draw(st.integers(0, 7))
    days = st.sampled_from([0.5, 1, 2, 3, 7.5])
    backlog = [
        work(
            f"c{i}",
            draw(days),
            *draw(st.sets(st.sampled_from([f"c{j}" for j in range(i)]))) if i else (),
            gain=draw(st.integers(0, 9)),
            tier=draw(st.integers(0, 2)),
        )
        for i in range(number)
    ]
    return draw(st.permutations(backlog))


def ready(slot: Slot, slots: list[Slot]) -> float:
    """Return when nothing holds the work of `slot` up any more."""
    return max((other.end for other in slots if other.work.id in slot.work.after), default=0)


def running(slots: list[Slot], moment: float) -> int:
    return sum(slot.start <= moment < slot.end for slot in slots)


def test_one_person_does_one_thing_after_the_other_the_most_urgent_first() -> None:
    backlog = [work("a", 2, gain=1), work("b", 2, gain=9), work("c", 9, gain=0, tier=0)]
    assert times(schedule(backlog, 1)) == {"c": (0, 9), "b": (9, 11), "a": (11, 13)}


def test_score_gained_a_day_decides_and_then_the_name() -> None:
    backlog = [work("a", 4, gain=8), work("c", 1, gain=4), work("b", 1, gain=4)]
    assert list(times(schedule(backlog, 1))) == ["b", "c", "a"]


def test_what_is_not_in_the_backlog_counts_as_done() -> None:
    assert times(schedule([work("a", 1, "long-done")], 1)) == {"a": (0, 1)}


def test_people_who_finish_at_the_same_time_take_the_most_urgent_work_between_them() -> None:
    first = [work("a", 2, tier=0), work("b", 2, tier=0)]
    then = [work("c", 1, "b", tier=0), work("d", 1, "b", tier=0), work("e", 5, tier=1)]
    assert times(schedule(first + then, 2))["c"] == times(schedule(first + then, 2))["d"] == (2, 3)


def test_nothing_takes_no_time() -> None:
    assert schedule([], 3) == []
    assert days_of([], 3) == 0


@given(backlogs(), PEOPLE)
def test_everything_is_done_once_takes_its_time_and_waits_for_what_it_needs(backlog: list[Work], people: int) -> None:
    slots = schedule(backlog, people)
    assert sorted(slot.work.id for slot in slots) == sorted(one.id for one in backlog)
    assert [slot.start for slot in slots] == sorted(slot.start for slot in slots)
    for slot in slots:
        assert slot.end - slot.start == slot.work.days
        assert slot.start >= ready(slot, slots)
    assert days_of(backlog, people) == max((slot.end for slot in slots), default=0)


@given(backlogs(), PEOPLE)
def test_nobody_does_two_things_at_once_and_nobody_idles_while_work_waits(backlog: list[Work], people: int) -> None:
    slots = schedule(backlog, people)
    moments = {0.0, *(slot.end for slot in slots)}
    for moment in moments:
        assert running(slots, moment) <= people
        waiting = any(ready(slot, slots) <= moment < slot.start for slot in slots)
        assert not waiting or running(slots, moment) == people


@given(backlogs(), PEOPLE)
def test_nothing_overtakes_more_urgent_work_that_is_ready(backlog: list[Work], people: int) -> None:
    slots = schedule(backlog, people)
    for slot in slots:
        for other in slots:
            if ready(other, slots) <= slot.start < other.start:
                assert slot.work.urgency <= other.work.urgency


@given(backlogs())
def test_one_person_needs_the_sum_of_all_days(backlog: list[Work]) -> None:
    assert days_of(backlog, 1) == sum(one.days for one in backlog)


@given(backlogs(), PEOPLE, st.sampled_from([0.25, 0.5]), st.sampled_from([0, 3, 7.5]))
def test_part_time_stretches_everything_and_a_later_begin_moves_it(
    backlog: list[Work], people: int, pace: float, begin: float
) -> None:
    expected = {
        name: (begin + start / pace, begin + end / pace)
        for name, (start, end) in times(schedule(backlog, people)).items()
    }
    assert times(schedule(backlog, people, pace, begin)) == expected


@given(backlogs(), PEOPLE, st.randoms(use_true_random=False))
def test_the_order_in_which_work_is_named_never_shows(backlog: list[Work], people: int, random: Random) -> None:
    assert schedule(random.sample(backlog, len(backlog)), people) == schedule(backlog, people)


@pytest.mark.parametrize("people", [1, 3])
@pytest.mark.parametrize(
    "circle",
    [
        [work("a", 1, "a")],
        [work("a", 1, "b"), work("b", 1, "a")],
        [work("a", 1, "b"), work("b", 1, "c"), work("c", 1, "a")],
    ],
)
def test_work_that_waits_for_itself_is_named_once_all_else_is_done(circle: list[Work], people: int) -> None:
    names = ", ".join(one.id for one in circle)
    with pytest.raises(ValueError, match=f"wait for each other: {names}$"):
        schedule([*circle, work("z", 5)], people)
    with pytest.raises(ValueError, match=f"wait for each other: {names}, z$"):
        schedule([*circle, work("z", 5, "a")], people)
