import datetime as dt
from collections.abc import Mapping

import pytest

from builders import TODAY, answers, control, playbook, scan
from mlready.engine.findings import find
from mlready.engine.verdict import conditions, verdict
from mlready.model.answers import Answers
from mlready.model.assessment import Condition, Inconsistency, Verdict
from mlready.model.evidence import NOT_SCANNED, Scan
from mlready.model.playbook import Control

NAME = "sys.versioning"
WAIVED = {"control": NAME, "reason": "a pilot", "owner": "cto", "until": TODAY}
OLD = {"date": TODAY - dt.timedelta(days=366)}
CONTRADICTION = Inconsistency(ids=("context.mode", NAME), says="It cannot be.")
DECIDED: Mapping[str, object] = {"decidable": True, "evidence": {"ci.tests": 3}}


def judged(
    asked: Control, said: Answers, seen: Scan = NOT_SCANNED, *contradictions: Inconsistency
) -> tuple[Verdict, tuple[Condition, ...]]:
    findings = find(playbook(asked), said, seen, TODAY)
    reservations = conditions(findings, contradictions)
    return verdict(findings, reservations), reservations


def kinds(asked: Control, said: Answers, seen: Scan = NOT_SCANNED, *contradictions: Inconsistency) -> list[str]:
    verdict_given, reservations = judged(asked, said, seen, *contradictions)
    assert verdict_given is (Verdict.CONDITIONS if reservations else Verdict.READY)
    return [condition.kind for condition in reservations]


@pytest.mark.parametrize("said", [{}, {NAME: 0}, {NAME: 1}, {NAME: {"unknown": True}}])
def test_one_blocker_outweighs_everything(said: Mapping[str, object]) -> None:
    assert judged(control(blocks=True), answers(said)) == (Verdict.NOT_READY, ())


def test_a_blocker_needs_no_company() -> None:
    asked = playbook(control("sys.a", blocks=True), control("sys.b", blocks=True), control("sys.c"))
    findings = find(asked, answers({"sys.a": 4, "sys.c": 4}), NOT_SCANNED, TODAY)
    assert verdict(findings, conditions(findings, ())) is Verdict.NOT_READY


@pytest.mark.parametrize("level", [2, 3, 4])
def test_a_system_at_its_minimums_is_ready(level: int) -> None:
    assert judged(control(blocks=True), answers({NAME: level})) == (Verdict.READY, ())


def test_a_gap_that_does_not_block_is_a_condition() -> None:
    assert kinds(control(), answers()) == ["unknown"]
    given, (condition,) = judged(control(), answers({NAME: 1}))
    assert given is Verdict.CONDITIONS
    assert (condition.kind, condition.ids) == ("below-minimum", (NAME,))
    assert "level 1" in condition.says


@pytest.mark.parametrize("blocks", [True, False])
def test_a_live_waiver_is_a_condition_that_names_its_owner_and_its_last_day(blocks: bool) -> None:  # noqa: FBT001
    given, (condition,) = judged(control(blocks=blocks), answers({NAME: 1}, waivers=[WAIVED]))
    assert given is Verdict.CONDITIONS
    assert (condition.kind, condition.ids) == ("waiver", (NAME,))
    assert all(said in condition.says for said in ("cto", "2026-11-21", "a pilot"))


def test_an_expired_waiver_lifts_no_block() -> None:
    expired = WAIVED | {"until": TODAY - dt.timedelta(days=1)}
    assert judged(control(blocks=True), answers({NAME: 1}, waivers=[expired]))[0] is Verdict.NOT_READY
    assert kinds(control(), answers({NAME: 1}, waivers=[expired])) == ["below-minimum"]


def test_a_needless_waiver_costs_nothing() -> None:
    assert kinds(control(blocks=True), answers({NAME: 2}, waivers=[WAIVED])) == []


def test_an_open_conflict_is_a_condition_only_where_the_control_blocks() -> None:
    said = answers({NAME: 4})
    assert kinds(control(blocks=True, **DECIDED), said, scan("ci.tests")) == ["conflict"]
    assert kinds(control(**DECIDED), said, scan("ci.tests")) == []


def test_a_conflict_that_a_proof_closes_is_no_condition() -> None:
    said = answers({NAME: {"level": 4, "proof": "https://example.org"}})
    assert kinds(control(blocks=True, **DECIDED), said, scan("ci.tests")) == []


def test_a_stale_answer_is_a_condition_only_where_the_control_blocks() -> None:
    said = answers({NAME: {"level": 4, **OLD}})
    assert kinds(control(blocks=True), said) == ["stale"]
    assert kinds(control(), said) == []


def test_a_contradiction_is_a_condition_only_where_it_touches_a_blocking_control() -> None:
    said = answers({NAME: 4})
    assert kinds(control(blocks=True), said, NOT_SCANNED, CONTRADICTION) == ["inconsistency"]
    assert kinds(control(), said, NOT_SCANNED, CONTRADICTION) == []
    assert kinds(control("sys.peak", blocks=True), answers({"sys.peak": 4}), NOT_SCANNED, CONTRADICTION) == []


def test_a_contradiction_about_a_control_that_does_not_apply_touches_nothing() -> None:
    online = control(blocks=True, asked_when={"context.mode": "online"})
    assert kinds(online, answers({}, {"mode": "batch"}), NOT_SCANNED, CONTRADICTION) == []


def test_a_blocking_control_that_is_said_not_to_apply_is_a_condition_with_the_reason() -> None:
    given, (condition,) = judged(control(blocks=True), answers({NAME: {"not_applicable": "a nightly batch"}}))
    assert given is Verdict.CONDITIONS
    assert condition.kind == "not-applicable"
    assert "a nightly batch" in condition.says
    assert kinds(control(), answers({NAME: {"not_applicable": "a nightly batch"}})) == []


@pytest.mark.parametrize(
    ("mode", "expected"), [("batch", []), ("online", ["not-applicable"]), (None, ["not-applicable"])]
)
def test_a_blocking_control_may_be_left_out_freely_only_where_its_own_condition_agrees(
    mode: str | None, expected: list[str]
) -> None:
    online = control(blocks=True, asked_when={"context.mode": "online"})
    said = answers({NAME: {"not_applicable": "a nightly batch"}}, {} if mode is None else {"mode": mode})
    assert kinds(online, said) == expected


@pytest.mark.parametrize("said", [{}, {NAME: 0}, {NAME: {"level": 4, **OLD}}, {NAME: {"not_applicable": "not for us"}}])
def test_an_optional_control_is_never_a_reason_against_ready(said: Mapping[str, object]) -> None:
    optional = control(minimum=0, blocks=True, **DECIDED)
    assert kinds(optional, answers(said), scan("code.tests"), CONTRADICTION) == []
    assert kinds(optional, answers(said, waivers=[WAIVED])) == []


def test_every_reason_is_given_and_contradictions_come_last() -> None:
    said = answers({NAME: {"level": 4, **OLD}})
    reasons = kinds(control(blocks=True, **DECIDED), said, scan("ci.tests"), CONTRADICTION)
    assert reasons == ["conflict", "stale", "inconsistency"]
