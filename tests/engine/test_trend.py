import random

from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY, answers, control, playbook
from entries import entry, named
from mlready.engine.assess import assess
from mlready.engine.snapshot import snapshot_of
from mlready.engine.trend import entry_of, trend
from mlready.model.trend import EntryChange


def test_an_entry_is_what_its_assessment_says() -> None:
    assessment = assess(
        playbook(control("a.a", blocks=True), control("a.b"), control("a.c"), control("a.d", minimum=0)),
        answers({"a.a": 1, "a.b": 3, "a.d": {"not_applicable": "none of it"}}),
        today=TODAY,
    )
    found = entry_of(snapshot_of(assessment, "1.2.3"), "said.yaml")
    assert (found.date, found.answers, found.tool, found.verdict) == (TODAY, "said.yaml", "1.2.3", assessment.verdict)
    assert (found.blockers, found.gaps) == (("a.a",), ("a.a", "a.c"))
    assert found.levels == {"a.a": 1, "a.b": 3, "a.c": None}


def test_of_one_day_the_last_recorded_entry_counts() -> None:
    found = trend([entry(0, named(3)), entry(9, named(9)), entry(9, named(2)), entry(4, named(3))], TODAY)
    assert [len(one.blockers) for one in found.entries] == [3, 3, 2]
    assert [one.date.day for one in found.entries] == [1, 5, 10]
    assert found.recorded == 4


def test_a_step_says_what_changed() -> None:
    before = entry(0, ["a.a", "a.b"], levels={"a.a": 1, "a.b": None, "a.c": 3, "a.d": 2, "a.e": 4, "a.gone": 1})
    after = entry(9, ["a.d"], levels={"a.a": 2, "a.b": 2, "a.c": 2, "a.d": None, "a.e": 4, "a.new": 1})
    assert trend([before, after], TODAY).steps == (
        EntryChange(
            same_playbook=True,
            opened=("a.d",),
            closed=("a.a", "a.b"),
            better=("a.a",),
            worse=("a.c",),
            became_known=("a.b",),
            became_unknown=("a.d",),
        ),
    )


def test_a_step_under_another_playbook_says_so() -> None:
    assert not trend([entry(0), entry(9, digest="b")], TODAY).steps[0].same_playbook


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 5)), min_size=1, max_size=20), st.randoms())
def test_days_may_be_recorded_in_any_order(parts: list[tuple[int, int]], dice: random.Random) -> None:
    entries = [entry(day, named(left)) for day, left in dict(parts).items()]
    shuffled = entries.copy()
    dice.shuffle(shuffled)
    assert trend(shuffled, TODAY) == trend(entries, TODAY)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=20))
def test_there_is_one_step_between_two_days(days: list[int]) -> None:
    found = trend([entry(day) for day in days], TODAY)
    assert len(found.steps) == len(found.entries) - 1 == len(set(days)) - 1
