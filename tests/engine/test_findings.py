import datetime as dt
from collections.abc import Mapping

import pytest

from builders import TODAY, answers, control, playbook, remedy, scan
from mlready.engine.findings import find
from mlready.model.answers import Answers
from mlready.model.assessment import Finding, Outcome, Source, WaiverState
from mlready.model.evidence import NOT_SCANNED, Evidence, PracticeFinding, Scan, Status
from mlready.model.playbook import Control
from shipped import shipped_playbook

NAME = "sys.versioning"


def only(asked: Control, said: Answers, seen: Scan = NOT_SCANNED) -> Finding:
    (finding,) = find(playbook(asked), said, seen, TODAY)
    return finding


@pytest.mark.parametrize(
    ("level", "outcome", "credit"),
    [
        (0, Outcome.UNMET, 0),
        (1, Outcome.UNMET, 1 / 3),
        (2, Outcome.PARTIAL, 2 / 3),
        (3, Outcome.MET, 1),
        (4, Outcome.MET, 1),
    ],
)
def test_an_answer_is_held_against_minimum_and_target(level: int, outcome: Outcome, credit: float) -> None:
    finding = only(control(minimum=2), answers({NAME: level}))
    assert (finding.outcome, finding.level, finding.source) == (outcome, level, Source.ANSWER)
    assert finding.credit == pytest.approx(credit)
    assert finding.weight == 1


@pytest.mark.parametrize("said", [{}, {NAME: {"unknown": True}}])
def test_unknown_is_not_unmet_and_earns_no_credit(said: Mapping[str, object]) -> None:
    finding = only(control(), answers(said))
    assert (finding.outcome, finding.level, finding.credit, finding.source) == (Outcome.UNKNOWN, None, 0, None)


def test_what_does_not_apply_has_no_level_no_credit_and_no_weight() -> None:
    finding = only(
        control(evidence={"ci.tests": 3}), answers({NAME: {"not_applicable": "a batch job"}}), scan("ci.tests")
    )
    assert (finding.outcome, finding.level, finding.credit, finding.weight) == (Outcome.NOT_APPLICABLE, None, None, 0)
    assert (finding.not_applicable, finding.unasked, finding.applies) == ("a batch job", False, False)


def test_a_control_that_is_not_for_this_kind_of_system_does_not_apply_whatever_was_said() -> None:
    online = control(asked_when={"context.mode": ["online", "stream"]})
    finding = only(online, answers({NAME: 4}, {"mode": "batch"}))
    assert (finding.outcome, finding.unasked) == (Outcome.NOT_APPLICABLE, True)
    assert finding.not_applicable == "asked only where context.mode is online or stream"


def test_every_kind_of_system_is_named_that_a_control_is_for() -> None:
    asked = control(asked_when=[{"context.mode": "online"}, {"context.personal": True}])
    finding = only(asked, answers(None, {"mode": "batch", "personal": False}))
    assert finding.not_applicable == "asked only where context.mode is online, or context.personal is yes"


def test_a_control_is_asked_while_nobody_has_said_what_kind_of_system_it_is() -> None:
    assert only(control(asked_when={"context.mode": "online"}), answers()).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("context", "bar"),
    [({}, (2, 3, False)), ({"error_cost": "medium"}, (2, 3, False)), ({"high_risk_use": False}, (2, 3, False))]
    + [({"error_cost": cost}, (3, 4, True)) for cost in ("high", "critical")]
    + [({"high_risk_use": True}, (3, 4, True))],
)
def test_high_stakes_raise_minimum_and_target_and_say_so(
    context: Mapping[str, object], bar: tuple[int, int, bool]
) -> None:
    finding = only(control(minimum=2), answers({NAME: 2}, context))
    assert (finding.minimum, finding.target, finding.raised) == bar


@pytest.mark.parametrize(("minimum", "raised"), [(0, 0), (1, 2), (2, 3), (3, 3), (4, 4)])
def test_high_stakes_raise_only_minimums_of_one_and_two(minimum: int, raised: int) -> None:
    finding = only(control(minimum=minimum), answers({}, {"error_cost": "critical"}))
    assert finding.minimum == raised


def test_a_written_target_follows_a_raised_minimum_up_to_the_top() -> None:
    critical = answers({}, {"error_cost": "critical"})
    assert only(control(minimum=1, target=3), critical).target == 4
    assert only(control(minimum=2, target=4), critical).target == 4


@pytest.mark.parametrize(("written", "weight"), [({}, 1), ({"blocks": True}, 3), ({"blocks": True, "weight": 5}, 5)])
def test_a_blocking_control_weighs_three_unless_it_says_otherwise(written: Mapping[str, object], weight: float) -> None:
    assert only(control(**written), answers()).weight == weight


@pytest.mark.parametrize(("context", "blocks"), [({}, False), ({"decides": False}, False), ({"decides": True}, True)])
def test_a_control_blocks_and_weighs_by_the_context_once_somebody_has_said(
    context: Mapping[str, object],
    blocks: bool,  # noqa: FBT001
) -> None:
    finding = only(control(blocks_when={"context.decides": True}), answers({}, context))
    assert (finding.blocks, finding.weight) == (blocks, 3 if blocks else 1)
    assert finding.is_blocker == blocks


@pytest.mark.parametrize(("level", "weight"), [(None, 0), (0, 0), (1, 0), (2, 1), (4, 1)])
def test_an_optional_control_counts_only_once_it_reaches_its_target(level: int | None, weight: float) -> None:
    finding = only(control(minimum=0, target=2), answers({} if level is None else {NAME: level}))
    assert finding.weight == weight
    assert not finding.short
    assert not finding.is_gap


def test_an_optional_control_never_blocks() -> None:
    assert not only(control(minimum=0, blocks=True), answers()).is_blocker


def test_a_live_waiver_lifts_the_block_and_nothing_else() -> None:
    waived = {"control": NAME, "reason": "a pilot", "owner": "cto", "until": TODAY}
    finding = only(control(blocks=True), answers({NAME: 1}, waivers=[waived]))
    assert finding.waiver is not None
    assert finding.waiver.state is WaiverState.LIVE
    assert (finding.outcome, finding.short, finding.is_blocker) == (Outcome.UNMET, True, False)
    expired = waived | {"until": TODAY - dt.timedelta(days=1)}
    assert only(control(blocks=True), answers({NAME: 1}, waivers=[expired])).is_blocker


@pytest.mark.parametrize(
    ("minimum", "said", "state"),
    [
        (2, {NAME: 2}, WaiverState.NEEDLESS),
        (1, {NAME: 0}, WaiverState.LIVE),
        (1, {}, WaiverState.LIVE),
        (0, {NAME: 0}, WaiverState.NEEDLESS),
        (0, {}, WaiverState.NEEDLESS),
        (2, {NAME: {"not_applicable": "a nightly batch"}}, WaiverState.NEEDLESS),
    ],
)
def test_a_waiver_is_needed_only_below_a_minimum(minimum: int, said: Mapping[str, object], state: WaiverState) -> None:
    waived = {"control": NAME, "reason": "a pilot", "owner": "cto", "until": TODAY}
    finding = only(control(minimum=minimum), answers(said, waivers=[waived]))
    assert finding.waiver is not None
    assert finding.waiver.state is state


def test_a_waiver_of_another_control_changes_nothing() -> None:
    waived = {"control": "sys.peak", "reason": "a pilot", "owner": "cto", "until": TODAY}
    assert only(control(), answers(waivers=[waived])).waiver is None


def test_a_finding_carries_the_places_that_show_its_practices() -> None:
    place = Evidence(path="ci.yml", line=3, says="runs pytest")
    seen = PracticeFinding(id="ci.tests", status=Status.FOUND, evidence=(place,))
    finding = only(control(evidence={"ci.tests|code.tests": 3}), answers(), Scan(practices={"ci.tests": seen}))
    assert (finding.evidence, finding.level, finding.detected) == ((place,), 3, 3)


def test_a_finding_tells_of_a_stale_answer_and_of_a_conflict() -> None:
    decided = control(decidable=True, evidence={"ci.tests": 3})
    said = answers({NAME: {"level": 4, "date": "2020-01-01"}})
    finding = only(decided, said, scan())
    assert finding.stale == "answered 2020-01-01, good for 365 days"
    assert finding.conflict is not None
    assert (finding.level, finding.conflict.open, finding.answer) == (0, True, said.controls[NAME])


def test_there_is_one_finding_a_control_in_the_order_of_the_playbook() -> None:
    asked = [control(f"sys.c{number}") for number in (3, 1, 2)]
    found = find(playbook(*asked), answers({"sys.c2": 4, "sys.other": 4}), NOT_SCANNED, TODAY)
    assert [finding.control for finding in found] == asked


def test_a_step_of_the_remedy_is_for_the_systems_that_it_names() -> None:
    steps = [
        {"do": "Probe it", "when": {"context.mode": "online"}},
        {"do": "Watch its deadline", "when": {"context.mode": "batch"}},
        "Tell somebody",
    ]
    asked = playbook(control(remedy=remedy(2) | {"steps": steps}))

    def left(**context: object) -> list[str]:
        (finding,) = find(asked, answers({"sys.versioning": 0}, context), NOT_SCANNED, TODAY)
        assert finding.control.remedy
        return [step.do for step in finding.control.remedy.steps]

    assert left(mode="batch") == ["Watch its deadline", "Tell somebody"]
    assert left(mode="online") == ["Probe it", "Tell somebody"]
    assert left() == ["Probe it", "Watch its deadline", "Tell somebody"]


def test_a_remedy_whose_steps_are_all_ruled_out_keeps_them() -> None:
    asked = playbook(control(remedy=remedy(2) | {"steps": [{"do": "Probe it", "when": {"context.mode": "online"}}]}))
    (finding,) = find(asked, answers({"sys.versioning": 0}, {"mode": "batch"}), NOT_SCANNED, TODAY)
    assert finding.control.remedy
    assert finding.control.remedy.steps_between(0, 3) == ("Probe it",)


def test_a_question_that_is_not_asked_chooses_steps_by_the_answer_that_goes_without_asking() -> None:
    asked = shipped_playbook()

    def steps(**context: object) -> str:
        found = {one.control.id: one for one in find(asked, answers({}, context), NOT_SCANNED, TODAY)}
        remedy = found["assess.maturity"].control.remedy
        assert remedy
        return " ".join(step.do for step in remedy.steps)

    assert "prompts and index" not in steps(problem_type="classification")
    assert "prompts and index" in steps(problem_type="generation")
    assert "Make training one command" not in steps(problem_type="generation", hosted_llm=True)
