"""Which part of a repository a path belongs to."""

import re
from collections.abc import Container
from typing import Final

from mlready.facts.charts import charts_of_others
from mlready.facts.paths import settled
from mlready.model.fact import Place
from mlready.repo.tree import Tree

_VENDORED: Final = frozenset({"vendor", "vendored", "third_party", "third-party", "thirdparty", "external"})
_TESTS: Final = frozenset({"test", "tests", "testing", "__tests__", "spec", "e2e", "integration_tests", "unit_tests"})
_LAID_ASIDE: Final = frozenset({"archived", "_archive", "_archived", "attic"})
EXAMPLES: Final = _LAID_ASIDE | {"example", "examples", "sample", "samples", "demo", "demos", "tutorial", "tutorials"}
"""Folders of what only shows how something is done, and of what was laid aside."""
# Files that the program is tried on, among which its own code may stand.
_TRIED: Final = re.compile(r"(?:^|/)(?:[^/]*[-_.])?(?:test[-_]?data|fixtures|examples)/")
# A script that says that it shows how something is done.
_SHOWN: Final = re.compile(r"(?:.*[-_.])?examples?(?:[-_.].*)?\.(?:sh|bash|sbatch|slurm)")
_PROGRAMS: Final = (".py", ".ipynb", ".r")
_TEST_NAME: Final = re.compile(r"(test_.*|.*_test|conftest)\.py|.*\.(test|spec)\.[jt]sx?")
PROSE: Final = (".md", ".rst", ".txt", ".adoc")
"""How files end that are written for people."""
# Lists of what to install, by their name or by the folder that is theirs.
_LIST: Final = re.compile(
    r"[^/]*/?[^/]*(?:requirements?|constraints|cmakelists)[^/]*\.txt|(?:requirements?|constraints|reqs)/[^/]*\.txt"
    r"|(?:[^/]*/)?(?:[^/]*[_-])?reqs?\.txt"
)


class Places:
    """The parts of one repository that its files belong to."""

    def __init__(self, tree: Tree, run: Container[str] = ()) -> None:
        """`run` holds the paths of examples that run, and so are the project's own."""
        self._copies = charts_of_others(tree)
        self._run = run

    def of(self, path: str) -> Place:
        """Return the part that `path` belongs to; what describes somebody else's program is vendored."""
        if path.startswith(self._copies):
            return "vendored"
        place = place_of(path)
        return "project" if place == "example" and path in self._run else place


def place_of(path: str) -> Place:
    """Return the part that `path` belongs to.

    >>> place_of("src/app.py"), place_of("tests/test_app.py"), place_of("third_party/x/app.py")
    ('project', 'test', 'vendored')
    >>> place_of("online_example.sh"), place_of("example_app.py")
    ('example', 'project')
    >>> place_of("archive/app.py"), place_of("2-test-data/bucket.tf"), place_of("test-data/judge.py")
    ('example', 'example', 'project')
    """
    path = settled(path).lower()
    *folders, name = path.split("/")
    if not _VENDORED.isdisjoint(folders):
        return "vendored"
    if not _TESTS.isdisjoint(folders) or _TEST_NAME.fullmatch(name):
        return "test"
    if not EXAMPLES.isdisjoint(folders) or folders[:1] == ["archive"] or _SHOWN.fullmatch(name):
        return "example"
    if _TRIED.search(path) and not name.endswith(_PROGRAMS):
        return "example"
    if name.endswith(PROSE) and not _LIST.fullmatch("/".join((*folders[-1:], name))):
        return "docs"
    return "project"
