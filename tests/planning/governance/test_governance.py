"""Who answers for what, what is signed and what can go wrong, worked out by hand."""

import datetime as dt

import pytest

from builders import TODAY, answers
from mlready.engine.assess import assess
from mlready.model.governance import Governance, Risk
from mlready.planning.plan import make_plan
from shipped import advice, assessed, rules, shipped_playbook

SOLO, TEAM = {"team_fte": 1}, {"team_fte": 3}


def governance(
    levels: dict[str, object] | None = None,
    context: dict[str, object] | None = None,
    *,
    audience: str = "startup",
    overlays: tuple[str, ...] = (),
    waivers: tuple[dict[str, object], ...] = (),
) -> Governance:
    said = answers(levels, context, waivers=waivers)
    found = make_plan(assessed(shipped_playbook(audience, overlays), said), advice()).governance
    assert found is not None
    return found


def risk(found: Governance, name: str) -> Risk | None:
    return next((one for one in found.risks if one.id == name), None)


def graded(levels: dict[str, object], name: str, **context: object) -> tuple[str | None, str]:
    one = risk(governance(levels, context), name)
    assert one is not None
    return (one.likelihood.value if one.likelihood else None), one.impact.value


@pytest.mark.parametrize(
    ("audience", "overlays", "context", "seats"),
    [
        ("startup", (), SOLO, ["The one who does it all"]),
        ("startup", (), TEAM, ["Founder or lead", "Data scientist", "Developer"]),
        ("startup", (), {}, ["Founder or lead", "Data scientist", "Developer"]),
        ("startup", ("content",), TEAM, ["Founder or lead", "Data scientist", "Developer", "Marketing"]),
        ("startup", ("regulated",), SOLO, ["The one who does it all", "Outside reviewer"]),
    ],
)
def test_only_who_is_there_has_a_seat(
    audience: str, overlays: tuple[str, ...], context: dict[str, object], seats: list[str]
) -> None:
    assert [one.title for one in governance(None, context, audience=audience, overlays=overlays).seats] == seats


def test_an_organisation_has_a_validator_and_a_content_owner_only_where_they_are_called_for() -> None:
    plain = {one.id for one in governance(audience="enterprise").seats}
    full = {one.id for one in governance(audience="enterprise", overlays=("content", "regulated")).seats}
    assert full - plain == {"validation", "content"}


@pytest.mark.parametrize("audience", ["startup", "enterprise"])
@pytest.mark.parametrize("overlays", [(), ("content",), ("content", "genai", "regulated")])
@pytest.mark.parametrize("context", [{}, SOLO, TEAM])
def test_one_seat_answers_for_each_duty_and_has_one_part_in_it(
    audience: str, overlays: tuple[str, ...], context: dict[str, object]
) -> None:
    found = governance(None, context, audience=audience, overlays=overlays)
    ids = [one.id for one in found.seats]
    assert found.duties
    for duty in found.duties:
        assert ids.count(duty.accountable) == 1
        assert duty.responsible
        named = {duty.accountable, *duty.responsible, *duty.consulted, *duty.informed}
        assert named <= set(ids)
        assert not set(duty.consulted) & {duty.accountable, *duty.responsible, *duty.informed}


def test_a_gate_says_which_of_its_controls_stop_the_launch() -> None:
    found = {one.id: one for one in governance({"gather.goals": 1, "gather.ml-need": 2}).gates}
    assert (found["purpose"].state, found["purpose"].missing, found["purpose"].unanswered) == (
        "open",
        ("gather.goals",),
        ("gather.usecase",),
    )
    assert found["rights"].state == "condition"  # gov.deploy-rights does not block in a start-up
    assert found["purpose"].seat == "Founder or lead"


def test_a_gate_whose_gaps_are_all_waived_is_accepted_and_says_by_whom() -> None:
    waiver = {"control": "gov.deploy-rights", "reason": "two people", "owner": "cto", "until": dt.date(2027, 1, 31)}
    found = {one.id: one for one in governance({"gov.deploy-rights": 1}, waivers=(waiver,)).gates}
    assert found["rights"].state == "accepted"
    assert found["rights"].remark == "cto accepts gov.deploy-rights until 2027-01-31"


def test_whoever_releases_signs_that_the_release_is_prepared() -> None:
    (found,) = (one for one in governance(context={"team_fte": 3}).gates if one.id == "preparations")
    assert (found.role, found.seat, found.state) == ("ml-engineer", "Data scientist", "by-hand")


def test_no_gate_is_open_where_the_verdict_is_ready() -> None:
    levels: dict[str, object] = {one.id: 4 for one in shipped_playbook().controls}
    assessment = assess(
        shipped_playbook(), answers(levels, {"mode": "online", "personal_data": "none"}), today=TODAY, rules=rules()
    )
    found = make_plan(assessment, advice()).governance
    assert found is not None
    assert assessment.verdict == "ready"
    assert {one.state for one in found.gates} == {"done", "by-hand"}
    assert found.grave == ()


@pytest.mark.parametrize(
    ("levels", "likelihood"),
    [
        ({"gov.deploy-rights": 2}, "low"),
        ({"gov.deploy-rights": 1}, "high"),
        ({"gov.deploy-rights": 0}, "high"),
        ({}, None),
    ],
)
def test_likelihood_follows_from_the_controls(levels: dict[str, object], likelihood: str | None) -> None:
    assert graded(levels, "anyone-releases") == (likelihood, "medium")


def test_a_control_that_misses_a_raised_minimum_by_one_makes_a_risk_medium() -> None:
    """High error cost asks for level 3; level 2 is there."""
    assert graded({"gov.deploy-rights": 2}, "anyone-releases", error_cost="high") == ("medium", "high")
    assert graded({"gov.deploy-rights": 1}, "anyone-releases", error_cost="high") == ("high", "high")


def test_what_is_partly_answered_is_no_low_risk() -> None:
    assert graded({"sys.versioning": 3, "plan.strategy": 3}, "no-way-back") == ("medium", "medium")
    assert graded({"sys.versioning": 3, "plan.strategy": 3, "impl.deploy": 3}, "no-way-back") == ("low", "medium")


@pytest.mark.parametrize(
    ("days", "likelihood"), [(1, "low"), (29, "low"), (30, "medium"), (365, "medium"), ("never", "medium")]
)
def test_late_truth_lifts_the_risk_of_wrong_answers(days: object, likelihood: str) -> None:
    levels: dict[str, object] = {"assess.model": 3, "plan.metrics": 3, "ops.model-health": 3}
    assert graded(levels, "wrong-answers", ground_truth_delay_days=days)[0] == likelihood


@pytest.mark.parametrize(("cost", "impact"), [("low", "low"), ("high", "high"), ("critical", "critical")])
def test_impact_is_what_an_error_costs(cost: str, impact: str) -> None:
    assert graded({"sys.versioning": 0}, "no-way-back", error_cost=cost) == ("high", impact)


def test_the_cost_of_an_error_in_a_playbooks_own_words_is_no_grade() -> None:
    one = risk(governance({"sys.versioning": 0}, {"error_cost": "severe"}), "no-way-back")
    assert one is not None
    assert (one.impact.value, one.impact_assumed) == ("medium", True)


def test_harm_to_people_is_never_a_small_thing() -> None:
    assert graded({"gov.ethics": 0}, "unfair", decides_about_people=True, error_cost="low")[1] == "high"


def test_an_impact_that_nobody_has_given_is_said_to_be_assumed() -> None:
    one = risk(governance({"sys.versioning": 0}), "no-way-back")
    assert one is not None
    assert one.impact_assumed
    assert not any(one.impact_assumed for one in governance({}, {"error_cost": "low"}).risks)


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("fleet", {"mode": "edge"}),
        ("failed-run", {"mode": "batch"}),
        ("outage", {"mode": "online"}),
        ("doubled-effects", {"call_has_effects": True}),
        ("selective-labels", {"labels_selective": True}),
        ("privacy", {"personal_data": "personal"}),
        ("machine-decisions", {"personal_data": "personal", "decides_about_people": True}),
        ("high-risk-duties", {"high_risk_use": True}),
        ("supervisor", {"regulated": True}),
        ("provider", {"hosted_llm": True}),
        ("too-late", {"weeks_to_go_live": 0.1}),
    ],
)
def test_a_system_has_only_its_own_risks(name: str, context: dict[str, object]) -> None:
    assert risk(governance({}, context), name) is not None
    others = {"mode": "stream" if name != "outage" else "batch", "hosted_llm": False, "problem_type": "regression"}
    none = others | {"personal_data": "none", "weeks_to_go_live": 500}
    none |= dict.fromkeys(("call_has_effects", "labels_selective", "decides_about_people", "high_risk_use"), False)
    assert risk(governance({}, none | {"regulated": False}), name) is None


def test_risks_stand_by_severity_and_are_mended_by_actions_of_the_plan() -> None:
    said = answers({"sys.versioning": 0, "gov.deploy-rights": 2}, {"error_cost": "high", "decides_about_people": True})
    plan = make_plan(assessed(shipped_playbook(), said), advice())
    assert plan.governance is not None
    severities = [one.severity for one in plan.governance.risks]
    assert severities == sorted(severities, reverse=True)
    ids = {one.id for one in plan.actions or ()}
    assert all(set(one.mitigations) <= ids for one in plan.governance.risks)


def test_a_waived_gap_stays_a_risk_with_who_accepts_it() -> None:
    waiver = {"control": "sys.versioning", "reason": "pilot", "owner": "cto", "until": dt.date(2027, 1, 31)}
    one = risk(governance({"sys.versioning": 1}, waivers=(waiver,)), "no-way-back")
    assert one is not None
    assert one.likelihood == "high"
    assert [(left.control, left.owner, left.until) for left in one.residual] == [
        ("sys.versioning", "cto", "2027-01-31")
    ]


def test_what_nobody_has_answered_names_the_questions_on_which_risks_hang() -> None:
    found = governance()
    assert found.undecided[0] == "context.error_cost"
    assert "context.personal_data" in found.undecided
    assert governance({}, {"error_cost": "low", "personal_data": "none"}).undecided[0] != "context.error_cost"
    assert all(name.startswith("context.") for name in found.undecided)


def test_contradictions_name_what_was_answered_and_who_knows() -> None:
    found = governance({"ops.alerting": 3, "ops.service-health": 1})
    (one,) = found.contradictions
    assert one.answers == {"ops.alerting": 3, "ops.service-health": 1}
    assert one.roles == ("platform-engineer",)
    assert any(gate.kind == "condition" and "fit together" in gate.says for gate in found.gates)


def test_content_is_gone_through_line_by_line_where_the_overlay_is_on() -> None:
    assert governance().checklists == ()
    levels: dict[str, object] = {"content.inputs": 3, "content.approval": 2}
    (found,) = governance(levels, overlays=("content",)).checklists
    state = {one.id: one.state for one in found.checks}
    assert [state[name] for name in ("CG1", "CG3", "CG11", "CG9", "CG17")] == [
        "done",
        "open",
        "open",
        "by-hand",
        "unknown",
    ]
    assert state["CG5"] == "by-hand"  # genai.safety is asked by the overlay genai alone
    assert found.seat == "Marketing"
    assert not next(one for one in found.checks if one.id == "CG30").must


def test_an_organisation_must_have_a_content_policy() -> None:
    (found,) = governance(audience="enterprise", overlays=("content",)).checklists
    assert next(one for one in found.checks if one.id == "CG30").must
