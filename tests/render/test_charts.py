import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY, answers, control, playbook
from mlready.engine.assess import Rules, assess
from mlready.model.action import Action
from mlready.model.assessment import Finding, Score
from mlready.render.charts import HEIGHT, PITCH, STUB, Bar, bar, columns, shape, shapes, timeline

MONDAY = dt.date(2026, 11, 23)


def findings(**levels: int | None) -> tuple[Finding, ...]:
    """Return findings against a minimum of 2 that blocks; a level of None was not answered."""
    controls = [control(f"plan.{name}", blocks=True) for name in levels]
    said = {f"plan.{name}": level for name, level in levels.items() if level is not None}
    return assess(playbook(*controls), answers(said), today=TODAY, rules=Rules([])).findings


def action(start: int, end: int, phase: str = "before-launch") -> Action:
    """Return an action from one day to another, both counted from a Monday."""
    return Action.model_validate(
        {
            "id": "plan.a",
            "title": "Mend it",
            "steps": ("Do it",),
            "closes": ("plan.a",),
            "effort_days": 1,
            "role": "ml-engineer",
            "after": (),
            "start": MONDAY + dt.timedelta(days=start),
            "end": MONDAY + dt.timedelta(days=end),
            "phase": phase,
            "blocker": False,
            "unknown": False,
            "score_gain": 1,
        }
    )


def test_a_bar_goes_from_what_is_reached_to_what_may_be() -> None:
    assert bar(Score(score=40, potential=70, coverage=50)) == Bar(40, 30)
    assert bar(Score(score=40, potential=40, coverage=100)) == Bar(40, 0)
    assert bar(Score(score=None, potential=None, coverage=None)) is None


def test_a_control_at_level_nought_is_seen_and_an_unknown_one_has_no_level() -> None:
    nought, unknown = findings(nought=0, unknown=None)
    assert shape(nought).rise == STUB
    assert shape(unknown).level is None
    assert shape(findings(top=4)[0]).rise == HEIGHT


def test_controls_that_stand_alike_share_one_shape() -> None:
    assert [one.key for one in shapes(findings(a=1, b=1, c=3, d=None))] == ["123s", "323", "u23s"]


def test_columns_begin_with_what_the_launch_waits_for_the_lowest_first() -> None:
    drawn = columns(findings(fine=3, low=1, unknown=None, lower=0))
    assert [finding.control.id for _, finding in drawn] == ["plan.unknown", "plan.lower", "plan.low", "plan.fine"]
    assert [after - before for (before, _), (after, _) in pairwise(drawn)] == [PITCH] * 3


def test_a_control_that_does_not_apply_has_no_column() -> None:
    batch = control("plan.batch", asked_when={"context.mode": "batch"})
    assessment = assess(playbook(batch), answers(context={"mode": "online"}), today=TODAY, rules=Rules([]))
    assert columns(assessment.findings) == ()
    assert shapes(assessment.findings) == ()


def test_no_action_has_no_timeline() -> None:
    assert timeline([]) is None


def test_a_timeline_begins_on_a_monday_and_ends_with_the_last_action() -> None:
    drawn = timeline([action(1, 4), action(7, 13, "after-launch")])
    assert drawn is not None
    assert [(one.start, one.width) for one in drawn.spans] == [(7.14, 28.57), (50, 50)]
    assert drawn.launch == pytest.approx(100 * 5 / 14, abs=0.01)
    assert [(tick.x, tick.day) for tick in drawn.ticks] == [(0, MONDAY), (50, MONDAY + dt.timedelta(weeks=1))]


def test_where_nothing_must_be_done_before_it_the_launch_is_not_drawn() -> None:
    drawn = timeline([action(0, 4, "after-launch")])
    assert drawn is not None
    assert drawn.launch is None


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 60)), min_size=1, max_size=20))
def test_nothing_is_drawn_outside_of_the_axis_and_its_names_have_room(spans: list[tuple[int, int]]) -> None:
    drawn = timeline([action(start, start + length) for start, length in spans])
    assert drawn is not None
    assert all(one.start >= 0 and one.width > 0 and one.start + one.width <= 100.02 for one in drawn.spans)
    places = [tick.x for tick in drawn.ticks]
    assert places == sorted(places)
    assert 1 <= len(places) <= 8
    assert all(tick.x <= 90 and tick.day.weekday() == 0 for tick in drawn.ticks)
