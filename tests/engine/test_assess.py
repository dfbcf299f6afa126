import datetime as dt
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builders import TODAY, answers, control, playbook, scan
from mlready.engine.assess import Rules, assess
from mlready.model.advice import ConsistencyRule
from mlready.model.assessment import Outcome, Score, Verdict
from mlready.model.evidence import NOT_SCANNED, Scan
from mlready.model.when import When
from systems import HASHES, LEVELS, PRACTICES, PROOF, System, systems

ORDER = [Verdict.NOT_READY, Verdict.CONDITIONS, Verdict.READY]
IN_SCOPE = st.fixed_dictionaries(
    {},
    optional={"mode": st.sampled_from(["online", "batch"]), "decides_about_people": st.booleans()},
)
TOP = 4


def deployed() -> st.SearchStrategy[System]:
    """Return random systems in scope, without rules of consistency: two answers may contradict, silence cannot."""
    return systems(IN_SCOPE).map(lambda system: replace(system, rules=()))


def at_most(score: float | None, other: float | None) -> bool:
    """Tell whether `score` is not above `other`; where nothing counts there is nothing to be above of."""
    return score is None or (other is not None and score <= other + 1e-9)


def changed(system: System, number: int, **fields: object) -> System:
    listed = [*system.controls]
    number %= len(listed)
    listed[number] = listed[number] | fields
    return replace(system, controls=tuple(listed))


def answering(system: System, number: int, level: int) -> System:
    return replace(system, said=system.said | {name_of(system, number): {"level": level}})


def name_of(system: System, number: int) -> str:
    """Return the id of the control at `number`, counted round and round."""
    return str(system.controls[number % len(system.controls)]["id"])


@pytest.mark.parametrize("purpose", ["explore", "one-off", "small-scale"])
def test_what_nobody_means_to_deploy_is_out_of_scope_and_gets_no_score(purpose: str) -> None:
    assessment = assess(playbook(), answers({"sys.versioning": 4}, {"purpose": purpose}), today=TODAY)
    assert assessment.verdict is Verdict.OUT_OF_SCOPE
    assert assessment.overall == Score(score=None, potential=None, coverage=None)
    assert (assessment.findings, assessment.blockers, assessment.phases, assessment.maturity) == ((), (), {}, {})


@pytest.mark.parametrize("context", [{}, {"purpose": "deploy"}])
def test_a_system_is_meant_to_be_deployed_unless_somebody_says_otherwise(context: dict[str, str]) -> None:
    assert assess(playbook(), answers({"sys.versioning": 4}, context), today=TODAY).verdict is Verdict.READY


def test_an_assessment_holds_its_inputs_and_what_follows_from_them() -> None:
    asked = playbook(control("sys.a", blocks=True), control("sys.b", area="data"), phases=phases("plan", "run"))
    said = answers({"sys.b": 4})
    assessment = assess(asked, said, today=TODAY, scan=scan(commit="abc123"))
    assert (assessment.playbook, assessment.answers, assessment.today, assessment.commit) == (
        asked,
        said,
        TODAY,
        "abc123",
    )
    assert [finding.control.id for finding in assessment.blockers] == ["sys.a"]
    assert assessment.overall == Score(score=25, potential=100, coverage=25)
    assert {name: score.score for name, score in assessment.areas.items()} == {"serving": 0, "data": 100}
    assert list(assessment.phases) == ["plan"]
    assert assessment.finding("sys.b") == assessment.findings[1]
    assert assessment.finding("sys.c") is None


def phases(*names: str) -> list[dict[str, str]]:
    return [{"id": name, "title": name, "about": name} for name in names]


@pytest.mark.parametrize(("seen", "scanned"), [(NOT_SCANNED, False), (scan(), True), (scan("ci.tests"), True)])
def test_an_assessment_says_whether_files_were_looked_at(seen: Scan, scanned: bool) -> None:  # noqa: FBT001
    assert assess(playbook(), answers(), today=TODAY, scan=seen).scanned is scanned


def test_a_contradiction_about_a_blocking_control_makes_ready_conditional() -> None:
    rule = ConsistencyRule(id="rule", when=When({"sys.versioning": ">= 3", "context.mode": "edge"}), says="No.")
    said = answers({"sys.versioning": 4}, {"mode": "edge"})
    for blocks, expected in (True, Verdict.CONDITIONS), (False, Verdict.READY):
        assessment = assess(playbook(control(blocks=blocks)), said, today=TODAY, rules=Rules(consistency=[rule]))
        assert assessment.verdict is expected
        assert [one.says for one in assessment.inconsistencies] == ["No."]


def test_the_day_is_an_argument() -> None:
    said = answers({"sys.versioning": {"level": 4, "date": TODAY}})
    asked = playbook(control(blocks=True))
    assert assess(asked, said, today=TODAY).verdict is Verdict.READY
    assert assess(asked, said, today=TODAY + dt.timedelta(days=366)).verdict is Verdict.CONDITIONS


@settings(deadline=None)
@given(systems())
def test_a_score_lies_between_nothing_and_its_potential(system: System) -> None:
    assessment = system.assess()
    for one in (assessment.overall, *assessment.areas.values(), *assessment.phases.values()):
        if one.score is None or one.potential is None or one.coverage is None:
            assert one == Score(score=None, potential=None, coverage=None)
        else:
            assert 0 <= one.score <= one.potential <= 100
            assert 0 <= one.coverage <= 100


@settings(deadline=None)
@given(systems())
def test_ready_means_that_nothing_required_falls_short(system: System) -> None:
    assessment = system.assess()
    assert (assessment.verdict is Verdict.NOT_READY) == bool(assessment.blockers)
    if assessment.verdict is Verdict.READY:
        assert not any(finding.short for finding in assessment.findings)
        assert not any(finding.blocks and finding.stale and not finding.optional for finding in assessment.findings)


@settings(deadline=None)
@given(deployed(), st.integers(0, 4), LEVELS)
def test_silence_never_beats_an_honest_answer(system: System, number: int, level: int) -> None:
    silent = system.assess()
    assume(silent.findings[number % len(silent.findings)].outcome is Outcome.UNKNOWN)
    honest = answering(system, number, level).assess()
    assert at_most(silent.overall.score, honest.overall.score)
    assert ORDER.index(silent.verdict) <= ORDER.index(honest.verdict)


@settings(deadline=None)
@given(deployed(), st.integers(0, 4), LEVELS, LEVELS)
def test_a_higher_answer_never_lowers_the_score_of_an_optional_control(
    system: System, number: int, low: int, high: int
) -> None:
    optional = changed(system, number, minimum=0)
    before, after = (answering(optional, number, level).assess() for level in sorted((low, high)))
    assert at_most(before.overall.score, after.overall.score)


@settings(deadline=None)
@given(deployed(), st.sampled_from(PRACTICES))
def test_more_evidence_never_lowers_a_score(system: System, practice: str) -> None:
    statuses = system.statuses or {}
    before = replace(system, statuses=statuses).assess()
    after = replace(system, statuses=statuses | {practice: "found"}).assess()
    assert at_most(before.overall.score, after.overall.score)
    assert ORDER.index(before.verdict) <= ORDER.index(after.verdict)


@settings(deadline=None)
@given(systems(), st.randoms(use_true_random=False))
def test_the_order_of_controls_and_waivers_never_changes_what_comes_out(system: System, random: Random) -> None:
    expected = system.assess()
    other = replace(
        system,
        controls=tuple(random.sample(system.controls, len(system.controls))),
        waivers=tuple(random.sample(system.waivers, len(system.waivers))),
    ).assess()
    assert (other.overall, other.areas, other.phases) == (expected.overall, expected.areas, expected.phases)
    assert other.verdict is expected.verdict
    for finding in expected.findings:
        assert other.finding(finding.control.id) == finding


@settings(deadline=None)
@given(deployed(), st.integers(0, 4))
def test_what_does_not_apply_leaves_the_sums(system: System, number: int) -> None:
    assume(len(system.controls) > 1)
    name = name_of(system, number)
    left_out = replace(system, said=system.said | {name: {"not_applicable": "this system has none"}}).assess()
    without = replace(system, controls=tuple(one for one in system.controls if one["id"] != name)).assess()
    assert left_out.overall == without.overall


@settings(deadline=None)
@given(deployed(), st.sampled_from(["high", "critical"]))
def test_higher_stakes_never_raise_score_or_verdict(system: System, error_cost: str) -> None:
    calm = system.assess()
    grave = replace(system, context=system.context | {"error_cost": error_cost}).assess()
    assert at_most(grave.overall.score, calm.overall.score)
    assert ORDER.index(grave.verdict) <= ORDER.index(calm.verdict)


@settings(deadline=None)
@given(deployed(), st.integers(0, 4), st.integers(1, TOP - 1))
def test_a_raised_minimum_of_a_required_control_never_raises_score_or_verdict(
    system: System, number: int, minimum: int
) -> None:
    before = changed(system, number, minimum=minimum, target=None)
    after = changed(system, number, minimum=minimum + 1, target=None)
    assert at_most(after.assess().overall.score, before.assess().overall.score)
    assert ORDER.index(after.assess().verdict) <= ORDER.index(before.assess().verdict)


@settings(deadline=None)
@given(deployed(), st.integers(0, 4))
def test_a_waiver_moves_the_verdict_but_never_a_score(system: System, number: int) -> None:
    waived = {"control": name_of(system, number), "reason": "a pilot", "owner": "cto", "until": dt.date.max}
    before, after = system.assess(), replace(system, waivers=(*system.waivers, waived)).assess()
    assert (after.overall, after.areas) == (before.overall, before.areas)
    assert ORDER.index(before.verdict) <= ORDER.index(after.verdict)
    assert (after.verdict is Verdict.READY) == (before.verdict is Verdict.READY)


@settings(deadline=None)
@given(deployed())
def test_a_proof_that_is_gone_or_changed_moves_no_score(system: System) -> None:
    expected = replace(system, proofs={}).assess()
    for current in (None, *HASHES):
        assert replace(system, proofs={PROOF: current}).assess().overall == expected.overall
