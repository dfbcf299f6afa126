"""Examples that CI runs: those are code and settings of the project that really run, and count as such.

Readers see one file; this sees what all of them said about one repository.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mlready.facts.place import EXAMPLES, PROSE, place_of
from mlready.facts.shell_words import SHELLS, base
from mlready.model.fact import Fact

MAX_WORDS: Final = 2_000
"""How many different words of commands are looked at in one repository."""

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

    def __contains__(self, path: str) -> bool:
        """Return whether the file at `path`, which is no prose, runs with them."""
        if path.lower().endswith(PROSE):
            return False
        return path.startswith(self.whole) or path.rpartition("/")[0] in self.bare


def run_examples(facts: Sequence[Fact]) -> RunExamples:
    """Return which examples the commands of CI run, among all `facts` of one repository.

    Of one example, in a folder of its own, everything runs; of a folder of many, what lies beside the file that does.
    """
    lying = sorted(fact.path for fact in facts if fact.kind == "file" and fact.place == "example")
    if not lying:
        return RunExamples()
    files = frozenset(lying)
    whole: set[str] = set()
    bare: set[str] = set()
    for word in sorted(set(_handed(facts)))[:MAX_WORDS]:
        folder = word.rpartition("/")[0] if word in files else word
        if word in files and folder.rpartition("/")[2].lower() in EXAMPLES:
            bare.add(folder)
        elif any(path.startswith(f"{folder}/") for path in lying):
            whole.add(f"{folder}/")
    return RunExamples(tuple(sorted(whole)), frozenset(bare))


def with_examples(facts: Iterable[Fact], run: RunExamples) -> Iterator[Fact]:
    """Yield `facts`; those of examples that run stand in the project."""
    for fact in facts:
        yield replace(fact, place="project") if fact.place == "example" and fact.path in run else fact


def _handed(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield the paths of examples that commands of CI are handed."""
    for fact in facts:
        words = fact.name.split() if fact.kind == _COMMAND else []
        if words and base(words[0]) in _RUNNERS:
            paths = (word.removeprefix("./").rstrip("/") for word in words[1:])
            yield from (path for path in paths if place_of(f"{path}/it") == "example")
