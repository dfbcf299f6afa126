"""What is shipped in ``advice/governance.yaml`` and ``advice/risks.yaml``."""

from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mlready.model.governance_book import GovernanceBook
from mlready.model.risks import RiskBook
from mlready.model.text import Book
from mlready.resources import shipped
from mlready.store.advice import load_roles
from mlready.store.books import load_book
from mlready.store.library import Library
from mlready.store.schemas import SCHEMAS
from mlready.store.yaml import parse
from own_documents import refusal
from shipped import OVERLAYS, PLAYBOOKS, shipped_playbook

GOVERNANCE = load_book(Library(), "governance", GovernanceBook)
RISKS = load_book(Library(), "risks", RiskBook)
CONTROLS = {control.id for name in PLAYBOOKS for control in shipped_playbook(name, OVERLAYS).controls}
ROLES = {role.id for role in load_roles(Library())}
SETTING = {"playbook.audience", "schedule.fits", "cost.over_budget", *(f"overlay.{name}" for name in OVERLAYS)}
CONTENT = next(one for one in GOVERNANCE.checklists if one.id == "content")


def text_of(name: str) -> str:
    return shipped("playbooks").joinpath("advice", f"{name}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["governance", "risks"])
def test_the_shipped_file_fits_its_schema(name: str) -> None:
    data = parse(text_of(name), "a").data
    assert [one.message for one in Draft202012Validator(SCHEMAS[name]()).iter_errors(data)] == []


def test_every_control_stands_in_exactly_one_gate() -> None:
    assert Counter(name for gate in GOVERNANCE.gates for name in gate.controls) == Counter(CONTROLS)


def test_seats_duties_and_gates_name_roles_that_are_there() -> None:
    named = {role for seat in GOVERNANCE.seats for role in seat.roles}
    assert named == ROLES
    assert {risk.role for risk in RISKS.risks} <= ROLES


def test_every_risk_is_held_down_by_controls_that_are_there() -> None:
    assert {name for risk in RISKS.risks for name in risk.controls} <= CONTROLS


@pytest.mark.parametrize("book", [GOVERNANCE, RISKS], ids=["governance", "risks"])
def test_every_condition_looks_at_something_that_is_there(book: Book) -> None:
    assert set(book.ids) <= {*shipped_playbook("enterprise", OVERLAYS).ids, *SETTING}


def test_all_thirty_lines_of_content_governance_are_gone_through() -> None:
    assert [check.id for check in CONTENT.checks] == [f"CG{number}" for number in range(1, 31)]
    should = {check.id for check in CONTENT.checks if not check.must}
    assert should == {f"CG{n}" for n in (8, 14, 15, 20, 21, 23, 24, 26, 27, 28, 29, 30)}
    assert {check.control for check in CONTENT.checks if check.control} <= CONTROLS


@pytest.mark.parametrize("check", [one for one in CONTENT.checks if one.control], ids=lambda one: one.id)
def test_a_line_is_settled_from_a_level_that_its_control_has(check: object) -> None:
    line = next(one for one in CONTENT.checks if one is check)
    control = shipped_playbook("enterprise", OVERLAYS).find(line.control or "")
    assert control is not None
    assert line.level in {choice.level for choice in control.choices}


@pytest.mark.parametrize(
    ("name", "kind", "old", "new", "says"),
    [
        ("governance", GovernanceBook, "consulted: [data-scientist, risk-and-legal], informed: [ml-engineer, pl", "consulted: [data-scientits], informed: [ml-engineer, pl", "duties.purpose.consulted: there is no data-scientits here; did you mean data-scientist?"),  # noqa: E501
        ("governance", GovernanceBook, "role: content-owner, controls", "role: content-boss, controls", "gates.content.role: there is no content-boss here"),  # noqa: E501
        ("governance", GovernanceBook, "releases: ml-engineer", "releases: ml-enginer", "releases: there is no ml-enginer here; did you mean ml-engineer?"),  # noqa: E501
        ("governance", GovernanceBook, "{id: CG2,", "{id: CG1,", "checklists.content.checks.1.id: there are two of CG1"),  # noqa: E501
        ("governance", GovernanceBook, "control: content.inputs, level: 4}", "control: content.inputs}", "checklists.content.checks.CG3: give a control together with the level"),  # noqa: E501
        ("risks", RiskBook, "- id: wrong-answers", "- id: no-benefit", "risks.1.id: there are two of no-benefit"),
        ("risks", RiskBook, "likelihood: [{is: medium}]", "likelihood: [{is: critical}]", "risks.selective-labels.likelihood.0.is: it should be 'medium' or 'high', not 'critical'"),  # noqa: E501
    ],
)  # fmt: skip
def test_a_wrong_book_is_refused_where_it_is_wrong(  # noqa: PLR0913, PLR0917 - a case has so many parts
    tmp_path: Path, name: str, kind: type[Book], old: str, new: str, says: str
) -> None:
    text = text_of(name)
    assert old in text
    found = refusal(lambda own: load_book(own, name, kind), tmp_path, f"advice/{name}.yaml", text.replace(old, new, 1))
    assert any(f" {says}" in one for one in found), found
