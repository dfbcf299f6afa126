from typing import Any

import pytest
from hypothesis import given

from builders import TODAY, answers, control, playbook
from mlready.engine.assess import assess
from mlready.engine.snapshot import contradictions, snapshot_of
from mlready.model.assessment import Outcome, Verdict
from mlready.model.snapshot import Snapshot
from systems import System, systems


def a_snapshot() -> Snapshot:
    said = answers({"a.a": 1, "a.b": 3}, waivers=[])
    return snapshot_of(assess(playbook(control("a.a", blocks=True), control("a.b")), said, today=TODAY), "1.0")


def found(snapshot: Snapshot, blockers: tuple[str, ...] | None = None) -> list[str]:
    known = snapshot.blockers if blockers is None else blockers
    return [f"{'.'.join(map(str, place))}: {says}" for place, says in contradictions(snapshot, known)]


def changed(**fields: Any) -> Snapshot:  # noqa: ANN401 - whatever somebody wrote into the document
    return Snapshot.model_validate({**dict(a_snapshot()), **fields})


@given(systems())
def test_what_mlready_assessed_adds_up(system: System) -> None:
    snapshot = snapshot_of(system.assess(), "1.0")
    assert found(snapshot) == []


@given(systems())
def test_a_snapshot_knows_the_blockers_and_gaps_of_its_assessment(system: System) -> None:
    assessment = system.assess()
    snapshot = snapshot_of(assessment, "1.0")
    assert list(snapshot.blockers) == [one.control.id for one in assessment.blockers]
    assert list(snapshot.gaps) == [one.control.id for one in assessment.findings if one.due_before_launch]


def test_a_score_is_kept_with_one_decimal() -> None:
    assessment = assess(playbook(control("a.a")), answers({"a.a": 1}), today=TODAY)
    assert snapshot_of(assessment, "1.0").score.score == 33.3


def test_a_verdict_that_was_changed_by_hand_is_found() -> None:
    assert found(changed(verdict=Verdict.READY)) == ["verdict: ready does not follow from the blockers and conditions"]


def test_a_score_that_was_changed_by_hand_is_found() -> None:
    score = a_snapshot().score.model_copy(update={"score": 90.0})
    assert found(changed(score=score)) == ["score: the findings make 50.0, not 90.0"]


def test_blockers_that_were_taken_out_are_found() -> None:
    assert found(a_snapshot(), blockers=()) == ["blockers: the findings make other blockers: a.a"]


def test_an_outcome_that_was_changed_by_hand_is_found() -> None:
    first, second = a_snapshot().controls
    wrong = first.model_copy(update={"outcome": Outcome.MET})
    assert "findings.0.outcome: met does not follow from the level, the minimum and the target" in found(
        changed(controls=(wrong, second))
    )


@pytest.mark.parametrize(("level", "wrong"), [(None, False), (1, True)])
def test_that_a_control_does_not_apply_is_believed_unless_it_has_a_level(level: int | None, wrong: bool) -> None:  # noqa: FBT001
    first, second = a_snapshot().controls
    away = first.model_copy(update={"outcome": Outcome.NOT_APPLICABLE, "level": level})
    says = "findings.0.outcome: not-applicable does not follow from the level, the minimum and the target"
    assert (says in found(changed(controls=(away, second)))) is wrong


def test_a_control_that_stands_there_twice_is_found() -> None:
    first, _ = a_snapshot().controls
    assert "findings.1.control: a.a stands here twice" in found(changed(controls=(first, first)))


def test_a_system_out_of_scope_has_no_findings() -> None:
    assert found(changed(verdict=Verdict.OUT_OF_SCOPE)) == ["findings: a system out of scope has no findings"]
    assert found(changed(verdict=Verdict.OUT_OF_SCOPE, controls=())) == []


@pytest.mark.parametrize(("score", "says"), [(None, "not None"), (51.0, "not 51.0")])
def test_a_score_is_worked_out_again(score: float | None, says: str) -> None:
    wrong = a_snapshot().score.model_copy(update={"score": score})
    assert [one for one in found(changed(score=wrong)) if says in one]
