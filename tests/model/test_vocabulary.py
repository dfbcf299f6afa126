"""The vocabulary, its documentation and what the readers say are the same words."""

import re
from pathlib import Path

import pytest

from exhaustive import every_fact
from mlready.facts.scan import read_trees
from mlready.model.vocabulary import KINDS
from mlready.repo.tree import open_tree

ROOT = Path(__file__).parents[2]
REPOSITORIES = ROOT / "tests" / "repos"


def words(cell: str) -> list[str]:
    """Return what a cell of the table names, without the values that stand in parentheses."""
    return re.findall(r"`([^`]+)`", re.sub(r"\([^)]*\)", "", cell))


def documented() -> dict[str, set[str]]:
    rows = [line.split(" | ") for line in (ROOT / "docs" / "facts.md").read_text().splitlines() if line[:3] == "| `"]
    return {kind: set(words(row[2])) for row in rows for kind in words(row[0])}


def test_every_kind_and_its_attributes_are_documented_and_nothing_else() -> None:
    known = {
        name: {*kind.attributes, *([f"{kind.open}NAME"] if kind.open else [])} for name, kind in sorted(KINDS.items())
    }
    assert documented() == known


@pytest.mark.parametrize("practice", sorted(path.name for path in REPOSITORIES.iterdir()))
def test_the_readers_say_nothing_that_no_rule_could_ask_for(practice: str) -> None:
    trees = [open_tree(path) for path in sorted((REPOSITORIES / practice).glob("*/*"))]
    readings = [read_trees([tree], ()) for tree in trees]
    facts = [fact for reading in readings for fact in (*reading.facts, *every_fact(reading.code))]
    assert facts
    assert {fact.kind for fact in facts} - KINDS.keys() == set()
    unknown = {(fact.kind, name) for fact in facts for name in fact.attributes if not KINDS[fact.kind].knows(name)}
    assert unknown == set(), "name them in model/vocabulary.py and docs/facts.md"


def test_what_a_fact_says_by_itself_has_its_place_for_the_name() -> None:
    assert [name for name, kind in KINDS.items() if "{name}" not in kind.says and name != "image.healthcheck"] == []
    assert {kind.open for kind in KINDS.values()} - {None} == {"kw.", "with."}
