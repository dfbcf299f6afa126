"""The files of code in a system, by number: in each repository those nearest to its root first, read when asked for."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Final

from mlready.facts.code_readers import is_code, is_notebook
from mlready.facts.place import Places
from mlready.facts.python.parse import code_alone
from mlready.facts.run_examples import RunExamples
from mlready.facts.source import Source
from mlready.model.fact import Place, Skip
from mlready.repo.tree import Tree

MOST_HELD: Final = 4_000_000
"""Bytes of source, those last looked at, that are not read from disk again for the next look."""


class CodeFiles:
    """Every file of code in `trees`, one tree after the other; `skips` grows with each that cannot be read."""

    def __init__(self, trees: Sequence[Tree], run: Mapping[str, RunExamples]) -> None:
        found = [(tree, file) for tree in trees for file in tree.files if is_code(file.path)]
        found.sort(key=lambda one: (one[0].name, one[1].path.count("/"), one[1].path))
        self.skips: list[Skip] = []
        self._files = found
        self._numbers = {(tree.name, file.path): number for number, (tree, file) in enumerate(found)}
        places = {tree.name: Places(tree, run.get(tree.name, ())) for tree in trees}
        self._places = [places[tree.name].of(file.path) for tree, file in found]
        self._contents: OrderedDict[int, bytes] = OrderedDict()
        self._held = 0

    def __len__(self) -> int:
        return len(self._files)

    @property
    def repositories(self) -> set[str]:
        """How the repositories that hold code are called."""
        return {tree.name for tree, _ in self._files}

    def where(self, number: int) -> tuple[str, str]:
        """Return the repository and path of the file `number`."""
        tree, file = self._files[number]
        return tree.name, file.path

    def place(self, number: int) -> Place:
        """Return the part of its repository that the file `number` belongs to."""
        return self._places[number]

    def number(self, repository: str, path: str) -> int | None:
        """Return the number of a file, or None where it is no code."""
        return self._numbers.get((repository, path))

    def source(self, number: int) -> Source | None:
        """Return the file `number`, or None where it cannot be read: that is said once."""
        tree, file = self._files[number]
        content = self._contents.pop(number, None)
        if content is None:
            try:
                content = tree.read(file)
                if is_notebook(file.path):
                    content = code_alone(content)
            except OSError as error:
                skip = Skip(file.path, f"cannot be read: {error.strerror or error}", tree.name)
                if skip not in self.skips:
                    self.skips.append(skip)
                return None
            self._held += len(content)
        self._contents[number] = content
        while self._held > MOST_HELD:
            self._held -= len(self._contents.popitem(last=False)[1])
        return Source(file.path, content, self._places[number], tree.name)
