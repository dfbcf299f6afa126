import datetime as dt
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mlready.model.standards import StandardCrosswalk
from mlready.resources import shipped
from mlready.store.advice import load_crosswalks
from mlready.store.library import Library
from mlready.store.practices import load_practices
from mlready.store.schemas import standard_schema
from mlready.store.standards import load_standards
from mlready.store.yaml import parse
from own_documents import library, refusal
from shipped import OVERLAYS, PLAYBOOKS, shipped_playbook

STANDARDS = {one.id: one for one in load_standards(Library())}
EVERY_STANDARD = pytest.mark.parametrize("standard", STANDARDS.values(), ids=lambda one: one.id)
# Beside questions and controls, conditions look at these.
SETTING = {"playbook.audience", *(f"overlay.{name}" for name in OVERLAYS)}
OURS = """\
kind: standard
id: house-rules
title: House rules
edition: Second edition
checked_on: 2026-11-21
about: For a test.
groups:
  - {id: people, title: People, applies_when: {context.decides_about_people: true}, otherwise: nobody is decided about}
items:
  - {id: H1, title: Tested, controls: [assess.code], at: {assess.code: 3}}
  - {id: H2, title: Fair, group: people, controls: [gov.ethics], practices: [model.fairness]}
"""


def with_standard(folder: Path, text: str, name: str = "house-rules") -> Library:
    return library(folder, f"crosswalks/{name}.yaml", text)


def days(standard: str, item: str) -> list[str]:
    found = next(one for one in STANDARDS[standard].items if one.id == item)
    group = STANDARDS[standard].group(found.group)
    return [one.since.isoformat() for one in found.dates or (group.dates if group else ())]


def test_these_are_shipped_with_as_many_items_as_their_sources_have() -> None:
    assert {name: len(one.items) for name, one in STANDARDS.items() if name not in {"eu-ai-act", "gdpr"}} == {
        "iso-42001": 38,
        "nist-ai-rmf": 19,
        "nist-genai": 12,
        "owasp-llm": 10,
        "owasp-ml": 10,
    }
    assert STANDARDS.keys() >= {"eu-ai-act", "gdpr"}


@EVERY_STANDARD
def test_every_control_practice_and_question_that_a_standard_names_is_there(standard: StandardCrosswalk) -> None:
    chosen = [shipped_playbook(name, OVERLAYS) for name in PLAYBOOKS]
    controls = {control.id for one in chosen for control in one.controls}
    assert {name for item in standard.items for name in item.controls} <= controls
    practices = {part for item in standard.items for name in item.practices for part in name.split("|")}
    assert practices <= set(load_practices(Library()))
    assert set(standard.ids) <= {*chosen[0].ids, *SETTING}


@EVERY_STANDARD
def test_no_level_is_asked_for_that_a_control_does_not_have(standard: StandardCrosswalk) -> None:
    chosen = shipped_playbook("startup", OVERLAYS)
    for item in standard.items:
        for name, level in item.at.items():
            control = chosen.find(name)
            assert control is not None
            assert level in {choice.level for choice in control.choices}


@EVERY_STANDARD
def test_a_shipped_standard_fits_its_schema(standard: StandardCrosswalk) -> None:
    text = shipped("playbooks").joinpath("crosswalks", f"{standard.id}.yaml").read_text(encoding="utf-8")
    assert [one.message for one in Draft202012Validator(standard_schema()).iter_errors(parse(text, "a").data)] == []


@EVERY_STANDARD
def test_no_standard_says_that_anybody_complies(standard: StandardCrosswalk) -> None:
    text = shipped("playbooks").joinpath("crosswalks", f"{standard.id}.yaml").read_text(encoding="utf-8")
    assert not re.search(r"\bcompl(y|ies|iant)\b|\bconforms?\b", text.lower())
    assert standard.checked_on == dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("item", "since"),
    [
        ("Art. 4", ["2025-02-02"]),
        ("Art. 4a", ["2026-07-27"]),
        ("Art. 5", ["2025-02-02", "2026-12-02"]),
        ("Art. 9", ["2027-12-02", "2028-08-02"]),
        ("Art. 27", ["2027-12-02", "2028-08-02"]),
        ("Art. 50(1)", ["2026-08-02"]),
        ("Art. 50(2)", ["2026-08-02", "2026-12-02"]),
        ("Arts 53 to 55", ["2025-08-02"]),
    ],
)
def test_the_articles_of_the_ai_act_apply_from_the_days_of_the_amended_act(item: str, since: list[str]) -> None:
    assert days("eu-ai-act", item) == since


def test_the_uk_rules_on_decisions_apply_since_february_2026() -> None:
    assert days("gdpr", "Arts 22A to 22D") == ["2026-02-05"]


def test_the_list_for_language_models_keeps_both_years_apart() -> None:
    pairs = {item.id: item.formerly for item in STANDARDS["owasp-llm"].items}
    assert pairs == {
        "LLM01:2026": "LLM01:2025",
        "LLM02:2026": "LLM02:2025",
        "LLM03:2026": "LLM06:2025",
        "LLM04:2026": "LLM03:2025",
        "LLM05:2026": "LLM04:2025",
        "LLM06:2026": "LLM10:2025",
        "LLM07:2026": "LLM09:2025",
        "LLM08:2026": "LLM07:2025",
        "LLM09:2026": "LLM08:2025",
        "LLM10:2026": "LLM05:2025",
    }


def test_a_projects_own_standard_stands_before_the_shipped_ones(tmp_path: Path) -> None:
    assert [one.id for one in load_standards(with_standard(tmp_path, OURS))] == ["house-rules", *STANDARDS]


def test_one_of_the_same_name_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    own = with_standard(tmp_path, OURS, name="gdpr")
    assert "gdpr" not in [one.id for one in load_standards(own)]


@pytest.mark.parametrize("text", [OURS, OURS.replace("kind: standard", "'kind': standard")])
def test_maturity_models_are_read_without_the_standards(tmp_path: Path, text: str) -> None:
    own = with_standard(tmp_path, text)
    assert [one.id for one in load_crosswalks(own)] == [one.id for one in load_crosswalks(Library())]
    assert load_standards(own)[0].id == "house-rules"


def test_an_assessment_does_not_even_parse_a_standard(tmp_path: Path) -> None:
    assert load_crosswalks(with_standard(tmp_path, OURS + "  - : [broken"))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "group: people, controls",
            "group: peple, controls",
            "11: items.H2.group: there is no peple here; did you mean",
        ),
        ("id: H2", "id: H1", "11: items.1.id: there are two of H1"),
        (", otherwise: nobody is decided about", "", "8: groups.people: say under otherwise why it does not apply"),
        (
            "controls: [assess.code], at: {assess.code: 3}",
            "note: Nothing",
            "10: items.H1: name the controls or practices",
        ),
        ("at: {assess.code: 3}", "at: {gov.ethics: 3}", "10: items.H1: at names gov.ethics, which is none of the"),
        (
            "at: {assess.code: 3}",
            "at: {assess.code: 9}",
            "10: items.H1.at.assess.code: it should be less than or equal",
        ),
        ("about:", "abuot:", "6: abuot: there is no key 'abuot' here; did you mean about?"),
        ("id: house-rules", "id: gdpr", "2: id: another crosswalk has the id gdpr"),
    ],
)
def test_a_wrong_standard_is_refused_where_it_is_wrong(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in OURS
    found = refusal(load_standards, tmp_path, "crosswalks/house-rules.yaml", OURS.replace(old, new))
    assert any(line.startswith(f"crosswalks/house-rules.yaml:{says}") for line in found), found
