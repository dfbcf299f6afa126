"""Every folder tests/repos/<practice>/{shows,lacks}/<case>/ is a test by being there."""

from pathlib import Path

import pytest

from mlready.evidence.facts_index import FactIndex
from mlready.evidence.judge import judge
from mlready.facts.scan import read_trees
from mlready.model.evidence import Status
from mlready.repo.tree import open_tree
from mlready.store.library import Library
from mlready.store.practices import load_practices

REPOSITORIES = Path(__file__).parents[1] / "repos"
PRACTICES = load_practices(Library())
CASES = sorted(path for path in REPOSITORIES.glob("*/*/*") if path.is_dir())


def name(case: Path) -> str:
    return "-".join(case.parts[-3:])


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_tiny_repository_shows_its_practice_or_lacks_it(case: Path) -> None:
    practice, expectation = PRACTICES[case.parts[-3]], case.parts[-2]
    asked = [practice, *(PRACTICES[one] for one in practice.only_with)]
    reading = read_trees([open_tree(case)], [pattern for one in asked for pattern in one.patterns])
    finding = judge(asked, FactIndex(reading.facts, reading.code))[practice.id]
    assert (finding.status is Status.FOUND) == (expectation == "shows"), finding


def test_there_are_only_shows_and_lacks() -> None:
    assert {case.parts[-2] for case in CASES} <= {"shows", "lacks"}
