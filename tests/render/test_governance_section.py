"""What the plan says about sign-offs, risks, duties, laws and standards, as its reader sees it."""

import datetime as dt
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from builders import TODAY, answers
from mlready.engine.assess import assess
from mlready.model.evidence import NOT_SCANNED, Evidence, PracticeFinding, Scan, Status, Strength
from mlready.model.playbook import Playbook
from shipped import plan_text, rules, shipped_playbook

GOVERNANCE = ("governance-section.md.j2", '{% include "partials/governance.md.j2" %}')
STANDARDS = ("standards-section.md.j2", '{% include "partials/standards.md.j2" %}')
MATURITY = ("maturity-section.md.j2", '{% include "partials/maturity.md.j2" %}')
ASKED = (
    "gather.goals",
    "gov.compliance",
    "gov.ethics",
    "gov.deploy-rights",
    "gov.model-security",
    "int.security",
    "sys.versioning",
    "plan.strategy",
    "ops.logging",
    "content.approval",
)
LENDER: dict[str, Any] = {
    "problem_type": "classification",
    "error_cost": "high",
    "high_risk_use": True,
    "decides_about_people": True,
    "personal_data": "personal",
    "hosted_llm": False,
    "team_fte": 4,
}
LEVELS = {
    "gather.goals": 3,
    "gov.compliance": 3,
    "gov.ethics": 1,
    "gov.model-security": 2,
    "int.security": 3,
    "sys.versioning": 2,
    "plan.strategy": 3,
}
WAIVER = {"control": "gov.model-security", "reason": "Pilot of 20 users", "owner": "CTO", "until": dt.date(2027, 1, 31)}


class MarkdownExtension(SingleFileSnapshotExtension):
    file_extension = "md"
    _write_mode = WriteMode.TEXT


def small(name: str = "startup", *overlays: str) -> Playbook:
    """Return a shipped playbook of few controls, so that a reviewer can read what becomes of them."""
    whole = shipped_playbook(name, overlays)
    return whole.model_copy(update={"controls": tuple(one for one in whole.controls if one.id in ASKED)})


def section(
    template: tuple[str, str],
    levels: dict[str, int],
    /,
    *,
    playbook: Playbook | None = None,
    files: Scan = NOT_SCANNED,
    waivers: tuple[dict[str, Any], ...] = (),
    **context: object,
) -> str:
    said = answers(levels, context, waivers=waivers)
    return plan_text(assess(playbook or small(), said, today=TODAY, scan=files, rules=rules()), template)


def test_governance_of_a_lender(snapshot: SnapshotAssertion) -> None:
    assert section(GOVERNANCE, LEVELS, waivers=(WAIVER,), **LENDER) == snapshot(extension_class=MarkdownExtension)


def test_standards_of_a_lender(snapshot: SnapshotAssertion) -> None:
    assert section(STANDARDS, LEVELS, **LENDER) == snapshot(extension_class=MarkdownExtension)


def test_a_practice_that_was_found_stands_with_its_place() -> None:
    place = Evidence(path="api/auth.py", line=12, says="a token is checked")
    found = PracticeFinding(id="serving.auth", status=Status.FOUND, strength=Strength.USED, evidence=(place,))
    missing = PracticeFinding(id="privacy.protection", status=Status.MISSING)
    files = Scan(practices={one.id: one for one in (found, missing)})
    text = section(STANDARDS, LEVELS, files=files, **LENDER)
    assert "`serving.auth` (`api/auth.py:12`)" in text
    assert "`privacy.protection` not found" in text
    assert "It rests on answers alone" not in text


def test_places_of_several_repositories_name_theirs() -> None:
    place = Evidence(path="api/auth.py", line=12, repository="serve", says="a token is checked")
    found = PracticeFinding(id="serving.auth", status=Status.FOUND, strength=Strength.USED, evidence=(place,))
    text = section(STANDARDS, LEVELS, files=Scan(practices={"serving.auth": found}), **LENDER)
    assert "`serving.auth` (`serve: api/auth.py:12`)" in text


def test_an_overlay_that_fits_and_is_not_on_is_named_with_the_reason() -> None:
    text = section(GOVERNANCE, LEVELS, **LENDER | {"hosted_llm": True, "regulated": True})
    assert "The overlay “genai” is not on, though the system works with a generative model: what it adds is" in text
    assert "`--overlay regulated` adds it." in text
    assert "is not on, though" not in section(GOVERNANCE, LEVELS, **LENDER)
    on = section(GOVERNANCE, LEVELS, playbook=small("startup", "regulated"), **LENDER | {"regulated": True})
    assert "is not on, though" not in on


def test_what_is_answered_is_escaped_where_it_stands() -> None:
    waiver = WAIVER | {"owner": "<b>me</b> | you"}
    text = section(GOVERNANCE, LEVELS, waivers=(waiver,), **LENDER)
    assert "\\<b\\>me\\</b\\> \\| you accepts gov.model-security" in text


def test_a_system_without_models_of_language_reads_nothing_of_their_risks() -> None:
    text = section(GOVERNANCE, {}, **LENDER)
    for word in ("language model", "token", "prompt", "content"):
        assert word not in text.lower()


def test_who_works_alone_signs_everything() -> None:
    text = section(GOVERNANCE, LEVELS, **LENDER | {"team_fte": 1})
    assert "| The one who does it all | |" in text
    assert "Founder" not in text


def test_a_start_up_reads_only_what_bears_on_it() -> None:
    text = section(STANDARDS, LEVELS, **LENDER)
    assert "ISO/IEC 42001" not in text
    assert "OWASP GenAI LLM Top 10: does not apply, as by your answers no language model is in it." in text
    assert "ISO/IEC 42001 Annex A | " in section(STANDARDS, LEVELS, playbook=small("startup", "regulated"), **LENDER)


@pytest.mark.parametrize("name", ["startup", "enterprise"])
def test_the_plan_never_claims_that_anybody_complies(name: str) -> None:
    text = section(STANDARDS, LEVELS, playbook=small(name), **LENDER)
    assert "it never says that anything complies, and none of this is legal advice" in text


def test_what_the_next_level_of_a_ladder_needs_is_a_list() -> None:
    text = section(MATURITY, LEVELS, **LENDER)
    assert "- **Google MLOps levels:** level 0, Manual process. For level 1, Pipeline automation, " in text
    assert "\n- Models are registered with their versions\n" not in text
    assert "\n- The model is retrained in production on fresh data (not known)\n" in text


def test_one_person_is_not_given_a_table_of_one_name() -> None:
    text = section(GOVERNANCE, LEVELS, **LENDER | {"team_fte": 1})
    assert "One person answers for all of it" in text
    assert "| Settle goal, use and budget |" not in text
    assert "| Settle goal, use and budget |" in section(GOVERNANCE, LEVELS, **LENDER)
