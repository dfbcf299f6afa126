"""Examples that CI runs: those are code and settings of the project that really run, and count as such.

Readers see one file; this sees what all of them said about one repository.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from mlready.facts.place import EXAMPLES, PROSE, place_of
from mlready.facts.shell_words import SHELLS, base
from mlready.model.fact import Fact

MAX_RUN: Final = 200
"""How many examples of one repository are told to run."""

_COMMAND: Final = "ci.run"
# What starts what it is handed; a linter that is handed the same folder only reads it.
_RUNNERS: Final = SHELLS | {
    "cd",
    "docker",
    "docker-compose",
    "jupyter",
    "make",
    "papermill",
    "podman",
    "pytest",
    "python",
    "python3",
    "rscript",
}


@dataclass(frozen=True, slots=True)
class RunExamples:
    """The folders of examples that run: `whole` with all below them, of `bare` ones the files right in them."""

    whole: tuple[str, ...] = ()
    bare: frozenset[str] = frozenset()

    def __contains__(self, path: object) -> bool:
        """Return whether the file at `path`, which is no prose, runs with them."""
        if not isinstance(path, str) or path.lower().endswith(PROSE):
            return False
        return path.startswith(self.whole) or path.rpartition("/")[0] in self.bare


def run_examples(facts: Sequence[Fact]) -> RunExamples:
    """Return which examples the commands of CI run, among all `facts` of one repository.

    Of one example, in a folder of its own, everything runs; of a folder of many, what lies beside the file that does.
    """
    files = frozenset(fact.path for fact in facts if fact.kind == "file" and fact.place == "example")
    if not files:
        return RunExamples()
    folders = frozenset(chain.from_iterable(map(_above, files)))
    handed = sorted(_handed(facts) & (files | folders))[:MAX_RUN]
    beside = frozenset(path.rpartition("/")[0] for path in handed if path in files)
    bare = frozenset(folder for folder in beside if folder.rpartition("/")[2].lower() in EXAMPLES)
    whole = {f"{folder}/" for folder in (beside - bare) | (folders.intersection(handed))}
    return RunExamples(tuple(sorted(whole)), bare)


def with_examples(facts: Iterable[Fact], run: RunExamples) -> Iterator[Fact]:
    """Yield `facts`; those of examples that run stand in the project."""
    for fact in facts:
        yield replace(fact, place="project") if fact.place == "example" and fact.path in run else fact


def _handed(facts: Iterable[Fact]) -> set[str]:
    """Return what lies among examples, of all that the commands of CI are handed."""
    commands = (fact.name.split() for fact in facts if fact.kind == _COMMAND)
    words = {word for name, *rest in filter(None, commands) if base(name) in _RUNNERS for word in rest}
    paths = {word.removeprefix("./").rstrip("/") for word in words}
    return {path for path in paths if place_of(f"{path}/it") == "example"}


def _above(path: str) -> Iterator[str]:
    """Yield each folder that a file lies in, the innermost first."""
    while path := path.rpartition("/")[0]:
        yield path
