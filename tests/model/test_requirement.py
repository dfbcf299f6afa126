import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import control
from mlready.model.requirement import Requirement, high_stakes, requirement
from mlready.model.when import Facts

CALM: Facts = {"context.error_cost": "low", "context.high_risk_use": False}
TENSE: Facts = {"context.error_cost": "critical"}
PEOPLE = {"context.people": True}


@pytest.mark.parametrize(
    ("facts", "high"),
    [
        ({}, False),
        (CALM, False),
        ({"context.error_cost": "medium"}, False),
        ({"context.error_cost": "high"}, True),
        ({"context.error_cost": "critical"}, True),
        ({"context.high_risk_use": True}, True),
        ({"context.error_cost": "low", "context.high_risk_use": True}, True),
        ({"context.error_cost": "high", "context.high_risk_use": False}, True),
        ({"context.high_risk_use": False}, False),
    ],
)
def test_stakes_are_high_where_errors_cost_much_or_the_law_says_so(facts: Facts, high: bool) -> None:  # noqa: FBT001
    assert high_stakes(facts) is high


@pytest.mark.parametrize(
    ("minimum", "target", "raised_minimum", "raised_target", "raised"),
    [
        (0, 1, 0, 1, False),
        (1, 2, 2, 3, True),
        (2, 3, 3, 4, True),
        (2, 4, 3, 4, True),
        (2, 2, 3, 3, True),
        (3, 4, 3, 4, False),
        (4, 4, 4, 4, False),
    ],
)
def test_high_stakes_raise_minimums_of_one_and_two(
    minimum: int,
    target: int,
    raised_minimum: int,
    raised_target: int,
    raised: bool,  # noqa: FBT001
) -> None:
    asked = control(minimum=minimum, target=target)
    assert requirement(asked, CALM) == Requirement(minimum, target, 1, blocks=False, raised=False, asked=True)
    assert requirement(asked, TENSE) == Requirement(
        raised_minimum, raised_target, 1, blocks=False, raised=raised, asked=True
    )


@pytest.mark.parametrize(
    ("facts", "blocks", "weight"),
    [({"context.people": True}, True, 3), ({"context.people": False}, False, 1), ({}, False, 1)],
)
def test_a_condition_blocks_where_it_is_known_to_hold(facts: Facts, blocks: bool, weight: float) -> None:  # noqa: FBT001
    found = requirement(control(blocks_when=PEOPLE), facts)
    assert (found.blocks, found.weight) == (blocks, weight)


def test_blocking_never_lowers_a_weight() -> None:
    assert requirement(control(blocks_when=PEOPLE, weight=5), PEOPLE).weight == 5
    assert requirement(control(blocks_when=PEOPLE, weight=2), PEOPLE).weight == 3


def test_a_control_that_always_blocks_does_so_whatever_its_condition_says() -> None:
    assert requirement(control(blocks=True, blocks_when=PEOPLE), {"context.people": False}).blocks


@pytest.mark.parametrize(
    ("facts", "asked"), [({"context.people": True}, True), ({"context.people": False}, False), ({}, True)]
)
def test_a_control_is_asked_unless_its_condition_is_known_not_to_hold(facts: Facts, asked: bool) -> None:  # noqa: FBT001
    assert requirement(control(asked_when=PEOPLE), facts).asked is asked


@settings(deadline=None)
@given(st.integers(0, 4), st.booleans(), st.sampled_from([CALM, TENSE, {}]))
def test_what_is_asked_is_always_within_reach(minimum: int, blocks: bool, facts: Facts) -> None:  # noqa: FBT001
    found = requirement(control(minimum=minimum, blocks=blocks), facts)
    assert minimum <= found.minimum <= found.target <= 4
    assert found.target >= 1
    assert found.blocks is blocks
