from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY, answers, control, playbook, remedy
from mlready.engine.backlog import Backlog, full_time
from mlready.engine.findings import find
from mlready.model.evidence import NOT_SCANNED
from mlready.model.playbook import Control


def backlog(*controls: Control, said: dict[str, int] | None = None, **context: object) -> Backlog:
    given_answers = answers(said, context)
    return Backlog.of(find(playbook(*controls), given_answers, NOT_SCANNED, TODAY), "startup", given_answers)


def test_the_longest_chain_takes_most_days_not_most_actions() -> None:
    controls = [
        control("sys.a", remedy=remedy(1)),
        control("sys.b", remedy=remedy(1, "sys.a")),
        control("sys.c", remedy=remedy(1, "sys.b")),
        control("sys.d", remedy=remedy(4)),
        control("sys.e", remedy=remedy(1, "sys.d", "sys.a")),
    ]
    work = backlog(*controls)
    assert work.longest_chain(work.days) == ("sys.d", "sys.e")
    assert work.longest_chain(["sys.a", "sys.b", "sys.c", "sys.e"]) == ("sys.a", "sys.b", "sys.c")
    assert work.longest_chain([]) == ()


def test_the_chain_of_blockers_holds_what_they_need_and_nothing_that_nobody_has_answered() -> None:
    controls = [
        control("sys.needed", remedy=remedy(3)),
        control("sys.blocker", blocks=True, remedy=remedy(2, "sys.needed", "sys.asked")),
        control("sys.asked", remedy=remedy(9)),
        control("sys.short", remedy=remedy(20)),
    ]
    said = {"sys.needed": 0, "sys.blocker": 1, "sys.short": 0}
    assert backlog(*controls, said=said).known_blocker_chain == ("sys.needed", "sys.blocker")
    assert backlog(*controls, said=said | {"sys.asked": 0}).known_blocker_chain == ("sys.asked", "sys.blocker")
    assert backlog(*controls, said={"sys.blocker": 4, "sys.short": 0}).known_blocker_chain == ()


def test_remedies_that_wait_for_each_other_do_not_hang() -> None:
    circle = control("sys.a", remedy=remedy(1, "sys.b")), control("sys.b", remedy=remedy(1, "sys.a"))
    work = backlog(*circle)
    assert set(work.longest_chain(work.days)) <= {"sys.a", "sys.b"}


@given(st.lists(st.tuples(st.sampled_from([0.5, 1, 2, 7]), st.sets(st.integers(0, 7))), min_size=1, max_size=8))
def test_a_chain_is_made_of_real_waits_and_none_is_longer(parts: list[tuple[float, set[int]]]) -> None:
    controls = [
        control(f"sys.c{i}", remedy=remedy(days, *(f"sys.c{j}" for j in sorted(after) if j < i)))
        for i, (days, after) in enumerate(parts)
    ]
    work = backlog(*controls)
    chain = work.longest_chain(work.days)
    assert all(before in work.after[name] for before, name in pairwise(chain))
    ends: dict[str, float] = {}
    for one in controls:
        ends[one.id] = work.days[one.id] + max((ends[name] for name in work.after[one.id]), default=0)
    assert sum(work.days[name] for name in chain) == max(ends.values())


@pytest.mark.parametrize(("said", "people"), [(None, 1), (0, 1), (0.5, 0.5), (3.9, 3.9)])
def test_who_has_not_said_how_many_they_are_is_one(said: float | None, people: float) -> None:
    assert full_time(answers({}, {} if said is None else {"team_fte": said})) == people
