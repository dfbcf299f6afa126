from pathlib import Path

import pytest

from mlready.store.advice import load_consistency, load_crosswalks, load_roles, load_sources, load_terms
from mlready.store.library import Library
from mlready.store.practices import load_practices
from own_documents import library, refusal

LADDER = """\
kind: ladder
id: steps
title: Steps
about: For a test.
checked_on: 2026-11-21
levels:
  - {level: 0, title: Ground}
  - {level: 1, title: Up, requires: [{id: a, says: Tested, any: [{control: sys.peak, level: 2}]}]}
"""


def test_what_mlready_ships_is_read() -> None:
    documents, bullets = load_sources(Library())
    assert documents
    assert bullets
    assert load_consistency(Library())
    assert load_roles(Library())
    assert load_terms(Library())
    assert load_practices(Library())


def test_ids_of_what_is_shipped_are_unique() -> None:
    for entries in (
        load_consistency(Library()),
        load_roles(Library()),
        load_terms(Library()),
        load_sources(Library())[1],
    ):
        ids = [entry.id for entry in entries]
        assert len(ids) == len(set(ids))


def test_practices_are_found_under_their_own_id() -> None:
    assert all(name == practice.id for name, practice in load_practices(Library()).items())


def test_crosswalks_stand_in_the_order_of_their_names() -> None:
    assert [one.id for one in load_crosswalks(Library())] == ["google-mlops", "microsoft-mlops", "ml-test-score"]


@pytest.mark.parametrize("text", ["", "[]", "other: 1", "roles: []"])
def test_a_file_that_lists_nothing_gives_nothing(tmp_path: Path, text: str) -> None:
    assert load_roles(library(tmp_path, "advice/roles.yaml", text)) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("roles: 5", ["advice/roles.yaml:1: roles: write a list, not 5"]),
        ("roles:\n", ["advice/roles.yaml:1: roles: write a list, not an empty value"]),
        (
            "roles:\n  - {id: cto, title: CTO, owns: All, startup: You}\n  - id: Boss\n    titel: B\n",
            [
                "advice/roles.yaml:3: roles.Boss: owns is missing",
                "advice/roles.yaml:3: roles.Boss: startup is missing",
                "advice/roles.yaml:3: roles.Boss: title is missing",
                "advice/roles.yaml:3: roles.Boss.id: write lower-case letters, digits, - and _, and dots between, as in sys.peak, not 'Boss'",  # noqa: E501
                "advice/roles.yaml:4: roles.Boss.titel: there is no key 'titel' here; did you mean title?",
            ],
        ),
    ],
)
def test_a_wrong_list_is_refused_where_it_is_wrong(tmp_path: Path, text: str, says: list[str]) -> None:
    found = refusal(load_roles, tmp_path, "advice/roles.yaml", text)
    assert found == says


def test_a_bullet_of_a_document_that_is_not_there_is_refused_where_it_stands(tmp_path: Path) -> None:
    text = "documents:\n  - {id: course, number: '1', title: T}\nsources:\n  - {id: O-1, document: curse, says: S}\n"
    assert refusal(load_sources, tmp_path, "advice/sources.yaml", text) == [
        "advice/sources.yaml:4: sources.O-1.document: there is no curse here; did you mean course?"
    ]


def test_a_rule_with_a_wrong_condition_is_refused_where_it_is_wrong(tmp_path: Path) -> None:
    text = "rules:\n  - id: a\n    says: No\n    when: {sys.peak: '>= __import__(1)'}\n"
    assert refusal(load_consistency, tmp_path, "advice/consistency.yaml", text) == [
        "advice/consistency.yaml:4: rules.a.when: '__import__(1)' is neither a number, an id, nor a sum of these"
    ]


def test_a_projects_own_crosswalk_is_read_before_the_shipped_ones(tmp_path: Path) -> None:
    assert load_crosswalks(library(tmp_path, "crosswalks/steps.yaml", LADDER))[0].id == "steps"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "level: 2",
            "level: 9",
            "8: levels.1.requires.a.any.sys.peak.level: it should be less than or equal to 4, not 9",
        ),
        ("title: Ground", "name: Ground", "7: levels.Ground.name: there is no key 'name' here"),
        ("about: For a test.", "", "1: about is missing"),
        (", level: 2", "", "8: levels.1.requires.a.any.sys.peak: name a practice, or a control with its level"),
        (
            "kind: ladder",
            "kind: stairs",
            "1: kind: it should be 'ladder', 'ml-test-score', not 'stairs'",
        ),
    ],
)
def test_a_wrong_crosswalk_is_refused_where_it_is_wrong(tmp_path: Path, old: str, new: str, says: str) -> None:
    found = refusal(load_crosswalks, tmp_path, "crosswalks/steps.yaml", LADDER.replace(old, new))
    assert any(line.startswith(f"crosswalks/steps.yaml:{says}") for line in found), found
