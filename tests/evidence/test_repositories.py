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
PRACTICES = load_practices(Library()).values()
PATTERNS = [pattern for practice in PRACTICES for pattern in practice.patterns]
CASES = sorted(path for path in REPOSITORIES.glob("*/*/*") if path.is_dir())


def name(case: Path) -> str:
    return "-".join(case.parts[-3:])


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_tiny_repository_shows_its_practice_or_lacks_it(case: Path) -> None:
    practice, expectation = case.parts[-3], case.parts[-2]
    reading = read_trees([open_tree(case)], PATTERNS)
    finding = judge(PRACTICES, FactIndex(reading.facts, reading.code))[practice]
    assert (finding.status is Status.FOUND) == (expectation == "shows"), finding


def test_there_are_only_shows_and_lacks() -> None:
    assert {case.parts[-2] for case in CASES} <= {"shows", "lacks"}
