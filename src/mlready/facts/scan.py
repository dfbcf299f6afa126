"""Trees -> facts: each file goes to the readers that know its kind."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from mlready.facts.files import read_file_names
from mlready.facts.place import place_of
from mlready.facts.python.read import read_notebook, read_python
from mlready.facts.source import Source
from mlready.model.fact import Fact, Skip
from mlready.repo.tree import Tree

Reader: TypeAlias = Callable[[Source], Iterator[Fact]]

# Which reader takes which path; a file may go to several.
READERS: Final[tuple[tuple[re.Pattern[str], Reader], ...]] = (
    (re.compile(r".*\.pyi?", re.IGNORECASE), read_python),
    (re.compile(r".*\.ipynb", re.IGNORECASE), read_notebook),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the trees of a system say, and what was left out."""

    facts: tuple[Fact, ...]
    skips: tuple[Skip, ...]
    files: int


def read_trees(trees: Sequence[Tree]) -> Reading:
    """Return the facts of all `trees`, in their order and that of their paths."""
    facts: list[Fact] = []
    skips: list[Skip] = []
    for tree in trees:
        skips.extend(tree.skips)
        for file in tree.files:
            place = place_of(file.path)
            facts.extend(read_file_names(Source(file.path, b"", place, tree.name), file.size))
            readers = [reader for pattern, reader in READERS if pattern.fullmatch(file.path)]
            if not readers:
                continue
            try:
                source = Source(file.path, tree.read(file), place, tree.name)
            except OSError as error:
                skips.append(Skip(file.path, f"cannot be read: {error.strerror or error}", tree.name))
                continue
            for reader in readers:
                facts.extend(_believed(reader, source, skips))
    return Reading(tuple(facts), tuple(skips), sum(len(tree.files) for tree in trees))


def _believed(reader: Reader, source: Source, skips: list[Skip]) -> list[Fact]:
    """Return what `reader` makes of `source`; a file that it cannot cope with is a skip, never the end of a scan."""
    try:
        return list(reader(source))
    except (ArithmeticError, LookupError, MemoryError, RecursionError, TypeError, ValueError, AttributeError) as error:
        skips.append(Skip(source.path, f"cannot be understood: {type(error).__name__}", source.repository))
        return []
