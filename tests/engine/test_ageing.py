import datetime as dt

import pytest

from builders import TODAY, control
from mlready.engine.ageing import staleness, standing
from mlready.model.answers import Answer, Waiver
from mlready.model.assessment import WaiverState
from mlready.model.evidence import NOT_SCANNED, Scan

DAY = dt.timedelta(days=1)
OLD, NEW = "a" * 64, "b" * 64


def waiver(until: dt.date, reason: str = "a pilot") -> Waiver:
    return Waiver(control="sys.versioning", reason=reason, owner="cto", until=until)


def proven(proof: str, sha256: str | None = OLD) -> Answer:
    return Answer(level=3, proof=proof, proof_sha256=sha256)


def test_an_answer_is_good_for_a_year_unless_its_control_says_otherwise() -> None:
    answer = Answer(level=3, date=TODAY - dt.timedelta(days=365))
    assert staleness(control(), answer, NOT_SCANNED, TODAY) is None
    assert staleness(control(), answer, NOT_SCANNED, TODAY + DAY) == "answered 2025-11-21, good for 365 days"
    assert staleness(control(valid_for="180d"), answer, NOT_SCANNED, TODAY) == "answered 2025-11-21, good for 180 days"


def test_an_answer_without_a_date_never_ages() -> None:
    assert staleness(control(valid_for="1d"), Answer(level=3), NOT_SCANNED, dt.date.max) is None


def test_an_answer_from_the_end_of_time_is_fresh() -> None:
    assert staleness(control(), Answer(level=3, date=dt.date.max), NOT_SCANNED, TODAY) is None


def test_what_nobody_answered_is_not_stale() -> None:
    assert staleness(control(), None, NOT_SCANNED, TODAY) is None


@pytest.mark.parametrize("proof", ["eval.md", "eval.md#slices"])
def test_a_proof_that_changed_since_the_answer_makes_it_stale(proof: str) -> None:
    changed, same = Scan(proofs={"eval.md": NEW}), Scan(proofs={"eval.md": OLD})
    assert staleness(control(), proven(proof), changed, TODAY) == "its proof eval.md changed since"
    assert staleness(control(), proven(proof), same, TODAY) is None


def test_a_proof_that_no_scanned_repository_holds_makes_an_answer_stale() -> None:
    gone = Scan(proofs={"eval.md": None})
    assert staleness(control(), proven("eval.md", None), gone, TODAY) == "its proof eval.md is gone"


def test_a_proof_of_which_no_hash_was_kept_cannot_have_changed() -> None:
    assert staleness(control(), proven("eval.md", None), Scan(proofs={"eval.md": NEW}), TODAY) is None


def test_proofs_elsewhere_or_never_looked_for_are_left_alone() -> None:
    url = "https://example.org/eval.md"
    assert staleness(control(), proven(url), Scan(proofs={url: None}), TODAY) is None
    assert staleness(control(), proven("eval.md"), NOT_SCANNED, TODAY) is None


def test_a_waiver_lives_through_its_last_day() -> None:
    for day, state in (TODAY, WaiverState.LIVE), (TODAY + DAY, WaiverState.EXPIRED):
        counted = standing([waiver(until=TODAY)], day, needed=True)
        assert counted is not None
        assert counted.state is state


def test_a_waiver_of_what_is_no_gap_is_needless() -> None:
    counted = standing([waiver(until=TODAY)], TODAY, needed=False)
    assert counted is not None
    assert counted.state is WaiverState.NEEDLESS


def test_of_several_waivers_the_one_that_lasts_longest_counts_in_whatever_order_they_stand() -> None:
    several = [waiver(TODAY - DAY, "expired"), waiver(TODAY + DAY, "longest"), waiver(TODAY, "shorter")]
    for order in several, several[::-1]:
        counted = standing(order, TODAY, needed=True)
        assert counted is not None
        assert counted.waiver.reason == "longest"


def test_where_nothing_is_waived_nothing_stands() -> None:
    assert standing([], TODAY, needed=True) is None
