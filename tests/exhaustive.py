"""Every fact that code says, found the slow way: each file is parsed for each reader that takes its name."""

from collections.abc import Iterator

from mlready.facts.believed import believed
from mlready.facts.code import Code
from mlready.facts.code_readers import CODE_READERS
from mlready.facts.python.flows import read_flows
from mlready.facts.reach import Known, reached
from mlready.facts.source import Source
from mlready.model.fact import Fact


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
    return [*facts, *reached(handlers, Known([*facts, *flows]))]


def _sources(code: Code) -> Iterator[Source]:
    for number in range(len(code)):
        if source := code.source(number):
            yield source
