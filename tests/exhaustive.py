"""Every fact that code says, found the slow way: each file is parsed for each reader that takes its name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mlready.facts.believed import believed
from mlready.facts.code import Code
from mlready.facts.code_readers import CODE_READERS
from mlready.facts.python.flows import read_flows
from mlready.facts.reach import reached
from mlready.facts.resolve import Resolver
from mlready.facts.source import Source
from mlready.model.fact import Fact


class Known:
    """A program of which every fact is at hand."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.scopes: list[Fact] = []
        self._functions: dict[str, list[Fact]] = defaultdict(list)
        self._classes: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.kind == "flow.scope":
                self.scopes.append(fact)
            elif fact.kind == "flow":
                self._functions[fact.name.rpartition(".")[2]].append(fact)
            elif fact.kind == "class":
                self._classes[fact.name].append(fact)

    def functions(self, parts: Sequence[str], near: Fact) -> Sequence[Fact]:  # noqa: ARG002 - all are at hand
        """Return every function called like the last of `parts`."""
        return self._functions.get(parts[-1], [])

    def classes(self, name: str, near: Fact) -> Sequence[Fact]:  # noqa: ARG002 - all are at hand
        """Return the classes called `name`."""
        return self._classes.get(name, [])

    def counted(self, name: str) -> tuple[int, int]:
        """Return how many functions are called `name`, and how many of these stand within something."""
        found = self._functions.get(name, [])
        return len(found), sum("." in fact.name for fact in found)


def every_fact(code: Code) -> list[Fact]:
    """Return what all readers say of all files, and what the handlers among it reach."""
    facts = [
        fact
        for source in _sources(code)
        for reader in CODE_READERS
        if reader.takes(source.path)
        for fact in believed(reader.read, source, [])
    ]
    flows = [fact for source in _sources(code) for fact in believed(read_flows, source, [])]
    handlers = [fact for fact in facts if fact.kind == "handler"]
    return [*facts, *reached(handlers, Resolver(Known([*facts, *flows])))]


def _sources(code: Code) -> Iterator[Source]:
    for number in range(len(code.files)):
        if source := code.files.source(number):
            yield source
