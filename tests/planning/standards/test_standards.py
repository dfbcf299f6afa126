"""How systems stand against laws and standards, worked out by hand."""

import datetime as dt

import pytest

from builders import TODAY, answers, scan
from mlready.engine.assess import assess
from mlready.model.evidence import NOT_SCANNED, PracticeFinding, Scan, Status
from mlready.model.standing import ItemStanding, ItemStatus, StandardStanding
from mlready.planning.capacity.figures import size
from mlready.planning.standards.chapter import standards_of
from shipped import advice, shipped_playbook

ANNEX_III, ANNEX_I = dt.date(2027, 12, 2), dt.date(2028, 8, 2)
HIGH_RISK = (
    "Art. 9",
    "Art. 10",
    "Art. 11",
    "Art. 12",
    "Art. 13",
    "Art. 14",
    "Art. 15",
    "Art. 17",
    "Art. 26",
    "Art. 72",
)
CREDIT: dict[str, object] = {
    "high_risk_use": True,
    "decides_about_people": True,
    "personal_data": "personal",
    "problem_type": "regression",
}
CHATBOT: dict[str, object] = {
    "high_risk_use": False,
    "decides_about_people": False,
    "problem_type": "generation",
    "hosted_llm": True,
}
SPAM: dict[str, object] = {
    "high_risk_use": False,
    "decides_about_people": False,
    "problem_type": "classification",
    "hosted_llm": False,
    "personal_data": "personal",
}
PART: dict[str, object] = {
    "high_risk_use": True,
    "decides_about_people": False,
    "personal_data": "none",
    "problem_type": "computer-vision",
}


def standings(  # noqa: PLR0913 - a system is described by so much
    levels: dict[str, int] | None = None,
    context: dict[str, object] | None = None,
    *,
    audience: str = "startup",
    overlays: tuple[str, ...] = (),
    files: Scan = NOT_SCANNED,
    today: dt.date = TODAY,
) -> dict[str, StandardStanding]:
    assessment = assess(shipped_playbook(audience, overlays), answers(levels, context), today=today, scan=files)
    found = standards_of(assessment, size(assessment).capacity, advice().standards)
    return {one.id: one for one in found}


def act(
    levels: dict[str, int] | None = None,
    context: dict[str, object] | None = None,
    *,
    overlays: tuple[str, ...] = (),
    files: Scan = NOT_SCANNED,
    today: dt.date = TODAY,
) -> StandardStanding:
    return standings(levels, context, overlays=overlays, files=files, today=today)["eu-ai-act"]


def says(standing: StandardStanding, name: str) -> str:
    return next((one.says for one in standing.classes if one.id == name), "")


def item(standing: StandardStanding, name: str) -> ItemStanding:
    return next(one for one in standing.items if one.id == name)


def dates(standing: StandardStanding, name: str) -> list[dt.date]:
    return [day.since for one in standing.classes if one.id == name for day in one.dates]


def test_credit_scoring_is_high_risk_by_annex_iii_from_december_2027() -> None:
    found = act({}, CREDIT)
    assert "points to Annex III and thus to 2 December 2027" in says(found, "high-risk")
    assert "never open to a system that profiles people" in says(found, "high-risk")
    assert dates(found, "high-risk") == [ANNEX_III, ANNEX_I]
    for name in HIGH_RISK:
        assert item(found, name).status is not ItemStatus.NOT_APPLICABLE
        assert [(day.since, day.begun) for day in item(found, name).dates] == [(ANNEX_III, False), (ANNEX_I, False)]
    assert item(found, "Art. 50(1)").status is ItemStatus.NOT_APPLICABLE


def test_a_part_of_a_machine_points_to_annex_i_from_august_2028() -> None:
    found = act({}, PART)
    assert "a safety part of a product (Annex I, from 2 August 2028)" in says(found, "high-risk")
    assert "No question here asks which of the two" in says(found, "high-risk")
    assert item(found, "Art. 50(3)").status is ItemStatus.NOT_APPLICABLE
    assert standings({}, PART)["gdpr"].reason == "you say that it touches no personal data"


def test_a_chatbot_has_its_transparency_duties_now() -> None:
    found = act({}, CHATBOT)
    assert says(found, "transparency").startswith("It makes content. Tell people that they deal with a machine")
    assert dates(found, "transparency") == [dt.date(2026, 8, 2), dt.date(2026, 12, 2)]
    assert [day.begun for day in item(found, "Art. 50(2)").dates] == [True, False]
    assert item(found, "Art. 9").reason == "you say that the use is not high-risk"
    assert "are the model provider's" in says(found, "general-purpose")
    assert standings({}, CHATBOT)["owasp-llm"].applies is True


def test_from_december_on_the_marking_is_due_for_everybody() -> None:
    found = act({}, CHATBOT, today=dt.date(2026, 12, 2))
    assert all(day.begun for day in item(found, "Art. 50(2)").dates)


def test_a_spam_filter_has_next_to_nothing_of_the_act() -> None:
    found = act({}, SPAM)
    left = [one.id for one in found.items if one.status is not ItemStatus.NOT_APPLICABLE]
    assert left == ["Art. 4", "Art. 5", "Art. 6"]
    assert says(found, "high-risk") == "Not high-risk, as you say. Arts 9 to 27 then do not apply."
    assert says(found, "general-purpose") == ""
    assert standings({}, SPAM)["owasp-llm"].applies is False
    assert item(standings({}, SPAM)["gdpr"], "Art. 22").reason == "you say that it does not decide about people"


def test_who_says_nothing_learns_which_questions_decide() -> None:
    found = standings()
    assert "nobody can tell whether Arts 9 to 27 will apply" in says(found["eu-ai-act"], "high-risk")
    missing = {one.id: one.missing for one in found["eu-ai-act"].classes if one.missing}
    assert missing == {"high-risk": ("context.high_risk_use",), "transparency": ("context.problem_type",)}
    assert dates(found["eu-ai-act"], "high-risk") == []
    for name in HIGH_RISK:
        one = item(found["eu-ai-act"], name)
        assert (one.status, one.missing) == (ItemStatus.UNKNOWN, ("context.high_risk_use",))
    assert found["gdpr"].applies is None
    assert found["gdpr"].missing == ("context.personal_data",)
    assert found["owasp-llm"].missing == ("context.hosted_llm", "context.problem_type")


def test_a_use_that_nobody_held_against_the_bans_is_told_to_stop_if_it_is_one() -> None:
    assert "If it is one of them, stop here" in says(act({"gov.compliance": 1}), "banned-use")
    assert says(act({"gov.compliance": 2}), "banned-use").startswith("By your answers the use has been held")
    assert says(act({"gather.usecase": 3}), "banned-use").startswith("By your answers the use has been held")


def test_the_role_under_the_act_is_never_guessed() -> None:
    assert "which of them, no question here asks" in says(act({"gov.compliance": 4}), "role")
    assert says(act(), "role").startswith("No question here asks whether you are provider")


@pytest.mark.parametrize(
    ("levels", "status"),
    [
        ({"gov.ethics": 3, "sys.reliability": 3}, "shown"),
        ({"gov.ethics": 2, "sys.reliability": 3}, "partly"),
        ({"gov.ethics": 3}, "partly"),
        ({"gov.ethics": 1, "sys.reliability": 1}, "gap"),
        ({"gov.ethics": 2}, "gap"),
        ({}, "unknown"),
    ],
)
def test_controls_decide_how_much_of_an_article_is_shown(levels: dict[str, int], status: str) -> None:
    """Art. 14 asks for gov.ethics at level 3, and sys.reliability at its minimum, which high risk raises to 3."""
    assert item(act(levels, CREDIT), "Art. 14").status == status


def test_files_that_lack_a_practice_leave_an_article_partly_shown() -> None:
    levels = {"gov.ethics": 3, "sys.reliability": 3}
    missing = Scan(practices={"cd.approval": PracticeFinding(id="cd.approval", status=Status.MISSING)})
    assert item(act(levels, CREDIT, files=missing), "Art. 14").status == "partly"
    assert item(act(levels, CREDIT, files=scan("cd.approval")), "Art. 14").status == "shown"


def test_what_nothing_here_asks_about_is_never_wholly_shown() -> None:
    found = item(act({"gov.throughout": 4}, CREDIT), "Art. 17")
    assert (found.status, found.unasked) == ("partly", "the written quality management system")


def test_the_technical_file_is_asked_for_by_an_overlay_only() -> None:
    levels = {"sys.versioning": 4, "reg.documentation": 4}
    assert item(act(levels, CREDIT, overlays=("regulated",)), "Art. 11").status == "shown"
    without = item(act({"sys.versioning": 4}, CREDIT), "Art. 11")
    assert without.status == "partly"
    assert without.unasked == "the technical file, which the overlay regulated asks for"


@pytest.mark.parametrize(
    ("audience", "overlays", "left_out"),
    [
        ("startup", (), {"iso-42001", "nist-ai-rmf", "nist-genai"}),
        ("startup", ("regulated",), set()),
        ("enterprise", (), set()),
    ],
)
def test_frameworks_for_organisations_stand_in_the_plans_of_those(
    audience: str, overlays: tuple[str, ...], left_out: set[str]
) -> None:
    found = standings(audience=audience, overlays=overlays)
    assert {name for name, one in found.items() if not one.in_plan} == left_out


def test_the_counts_of_a_standard_add_up() -> None:
    for one in standings({"gov.compliance": 3}, CREDIT).values():
        assert sum(one.counts.values()) == len(one.items)
