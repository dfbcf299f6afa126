import pytest

from builders import control, scan
from mlready.engine.level import detected_level, reach
from mlready.model.answers import Answer
from mlready.model.assessment import Conflict, Source
from mlready.model.evidence import NOT_SCANNED, PracticeFinding, Scan, Status

LADDER = {"code.tests": 1, "ci.tests": 2, "ci.pipeline": 2, "monitor.drift|monitor.alerting": 3}


def claimed(level: int, proof: str | None = None) -> Answer:
    return Answer(level=level, proof=proof)


def test_a_level_is_detected_only_where_all_of_its_practices_are_found() -> None:
    ladder = control(evidence=LADDER)
    assert detected_level(ladder, scan("ci.tests")) is None
    assert detected_level(ladder, scan("ci.tests", "ci.pipeline")) == 2


def test_the_highest_level_whose_practices_are_found_counts_even_where_a_lower_one_is_missing() -> None:
    assert detected_level(control(evidence=LADDER), scan("code.tests", "monitor.drift")) == 3


@pytest.mark.parametrize("either", ["monitor.drift", "monitor.alerting"])
def test_either_of_two_practices_is_enough_where_a_bar_stands_between_them(either: str) -> None:
    assert detected_level(control(evidence=LADDER), scan(either)) == 3


@pytest.mark.parametrize("status", [Status.PARTIAL, Status.MISSING, Status.NOT_APPLICABLE])
def test_a_practice_that_is_not_fully_found_shows_nothing(status: Status) -> None:
    seen = Scan(practices={"code.tests": PracticeFinding(id="code.tests", status=status)})
    assert detected_level(control(evidence=LADDER), seen) is None


def test_a_scan_that_shows_nothing_of_a_control_leaves_it_open_unless_files_decide_it() -> None:
    assert detected_level(control(evidence=LADDER), scan()) is None
    assert detected_level(control(evidence=LADDER, decidable=True), scan()) == 0


def test_nothing_is_detected_where_nothing_was_scanned() -> None:
    assert detected_level(control(evidence=LADDER, decidable=True), NOT_SCANNED) is None


@pytest.mark.parametrize("answer", [None, Answer(unknown=True)])
def test_without_an_answer_the_detected_level_stands(answer: Answer | None) -> None:
    reached = reach(control(evidence=LADDER), answer, scan("code.tests"))
    assert (reached.level, reached.source, reached.conflict) == (1, Source.REPOSITORY, None)


def test_with_neither_answer_nor_evidence_nobody_knows() -> None:
    reached = reach(control(evidence=LADDER), None, scan())
    assert (reached.level, reached.source, reached.detected) == (None, None, None)


def test_where_files_decide_a_higher_answer_counts_as_what_they_show() -> None:
    reached = reach(control(evidence=LADDER, decidable=True), claimed(4), scan("code.tests"))
    assert (reached.level, reached.source) == (1, Source.REPOSITORY)
    assert reached.conflict == Conflict(answered=4, detected=1, open=True)


def test_a_proof_carries_a_higher_answer_but_both_levels_stay_in_sight() -> None:
    reached = reach(control(evidence=LADDER, decidable=True), claimed(4, "reports/eval.md"), scan("code.tests"))
    assert (reached.level, reached.source) == (4, Source.ANSWER)
    assert reached.conflict == Conflict(answered=4, detected=1, open=False)


@pytest.mark.parametrize("decidable", [True, False])
def test_an_answer_below_what_the_files_show_stands_and_is_a_closed_conflict(decidable: bool) -> None:  # noqa: FBT001
    reached = reach(control(evidence=LADDER, decidable=decidable), claimed(0), scan("code.tests"))
    assert (reached.level, reached.source) == (0, Source.ANSWER)
    assert reached.conflict == Conflict(answered=0, detected=1, open=False)


def test_where_files_cannot_decide_a_higher_answer_is_taken_at_its_word() -> None:
    reached = reach(control(evidence=LADDER), claimed(4), scan("code.tests"))
    assert (reached.level, reached.detected, reached.conflict) == (4, 1, None)


def test_an_answer_that_agrees_with_the_files_is_no_conflict() -> None:
    reached = reach(control(evidence=LADDER, decidable=True), claimed(1), scan("code.tests"))
    assert (reached.level, reached.source, reached.conflict) == (1, Source.ANSWER, None)


def test_an_unscanned_system_is_taken_at_its_word() -> None:
    reached = reach(control(evidence=LADDER, decidable=True), claimed(4), NOT_SCANNED)
    assert (reached.level, reached.detected, reached.conflict) == (4, None, None)
