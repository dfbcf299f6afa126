from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import TODAY, answers, control, playbook
from mlready.engine.findings import find
from mlready.engine.score import score, scores_by
from mlready.model.assessment import Finding, Score
from mlready.model.evidence import NOT_SCANNED
from mlready.model.playbook import Control

NOTHING = Score(score=None, potential=None, coverage=None)


def found(levels: dict[str, int], *controls: Control) -> tuple[Finding, ...]:
    return find(playbook(*controls), answers(levels), NOT_SCANNED, TODAY)


def test_a_score_weighs_credit_and_an_unknown_counts_only_in_the_potential() -> None:
    findings = found(
        {"sys.a": 2, "sys.b": 1}, control("sys.a", blocks=True), control("sys.b"), control("sys.c", weight=4)
    )
    stated = score(findings)
    assert stated.score == pytest.approx(100 * (3 * 2 / 3 + 1 / 3) / 8)
    assert stated.potential == pytest.approx(100 * (3 * 2 / 3 + 1 / 3 + 4) / 8)
    assert stated.coverage == pytest.approx(50)


def test_nothing_said_is_a_score_of_zero_with_everything_still_possible() -> None:
    assert score(found({}, control())) == Score(score=0, potential=100, coverage=0)


def test_there_is_no_score_where_nothing_counts() -> None:
    assert score([]) == NOTHING
    assert score(found({"sys.a": 1}, control("sys.a", minimum=0, target=2))) == NOTHING


def test_each_group_has_its_own_score_in_the_order_in_which_groups_first_come() -> None:
    findings = found(
        {"sys.a": 4, "sys.b": 0, "sys.c": 4},
        control("sys.a", area="serving"),
        control("sys.b", area="data"),
        control("sys.c", area="data", minimum=0),
        control("sys.d", area="people", minimum=0),
    )
    scores = scores_by(findings, lambda finding: finding.control.area)
    assert list(scores) == ["serving", "data", "people"]
    assert [one.score for one in scores.values()] == [100, 50, None]


@given(st.floats(1, 1e6))
def test_everything_done_is_a_hundred_without_float_dust(weight: float) -> None:
    full = score(found({"sys.a": 4}, control("sys.a", weight=weight)))
    assert full == Score(score=100, potential=100, coverage=100)


@given(st.lists(st.tuples(st.floats(1, 100), st.integers(0, 4)), min_size=1, max_size=8), st.randoms())
def test_the_order_of_findings_never_shows(weighed: list[tuple[float, int]], random: Random) -> None:
    controls = [control(f"sys.c{number}", weight=weight) for number, (weight, _) in enumerate(weighed)]
    findings = list(found({f"sys.c{n}": level for n, (_, level) in enumerate(weighed) if level}, *controls))
    expected = score(findings)
    random.shuffle(findings)
    assert score(findings) == expected
