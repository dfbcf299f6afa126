"""The code of a system: which files may say what a pattern asks for, each read only when somebody asks.

A file is parsed once, for all readers that find something in words like its own. Files come nearest to the root first,
so that whoever has seen enough can stop.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Final

from mlready.facts.asked import CALLED, NAMED, Alternative, Runs, alternatives, anchors, calls
from mlready.facts.code_files import CodeFiles
from mlready.facts.code_readers import CODE_READERS, HANDLED, CodeReader, always, is_python
from mlready.facts.key import Key
from mlready.facts.lexicon import Lexicon
from mlready.facts.program import BEFORE, CodeProgram
from mlready.facts.reach import ROUTE, reached, routes
from mlready.facts.readings import Readings, Said, by_kind
from mlready.facts.resolve import Resolver
from mlready.facts.run_examples import RunExamples
from mlready.model.fact import Fact, Skip
from mlready.model.practice import Pattern
from mlready.repo.tree import Tree

KINDS: Final = frozenset(chain(HANDLED, *(reader.kinds for reader in CODE_READERS)))
"""The kinds of fact that code is read for."""

_NONE_RUN: Final[Mapping[str, RunExamples]] = MappingProxyType({})
_READERS: Final = {kind: [reader for reader in CODE_READERS if kind in reader.kinds] for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Candidates:
    """Files, nearest to the root first, and what must stand in the text of one of them too.

    That is one of the `ways` that the file speaks, where there are any, and one of each group of `anchors`.
    """

    numbers: Sequence[int]
    among: frozenset[int]
    ways: Sequence[Alternative]
    anchors: Sequence[Sequence[Runs]]


class Code:
    """Every file of code in `trees`, by number."""

    def __init__(
        self, trees: Sequence[Tree], patterns: Iterable[Pattern], run: Mapping[str, RunExamples] = _NONE_RUN
    ) -> None:
        """`run` says which examples of each repository, by its name, run."""
        self.files = CodeFiles(trees, run)
        self._reached: dict[int, Said] = {}
        # Many patterns mean the same files.
        self._alike: dict[frozenset[int], tuple[frozenset[int], Sequence[int]]] = {}
        self._may: dict[tuple[int, str], bool] = {}
        self._spoken: dict[Alternative, bool] = {}
        self._lexicon = _lexicon(patterns)
        python = 0
        for number in range(len(self.files)):
            if source := self.files.source(number):
                self._lexicon.add(number, source.lines, python=is_python(source.path))
                python += len(source.content) if is_python(source.path) else 0
        self._lexicon.settle()
        self._readings = Readings(self.files, python, self._may_read)

    def candidates(self, pattern: Pattern) -> Candidates:
        """Return the files that may hold a fact for `pattern`, as far as their words tell."""
        files: set[int] = set()
        for reader in CODE_READERS:
            if pattern.kind in reader.kinds or (pattern.kind in HANDLED and "handler" in reader.kinds):
                files |= self._read_by[reader]
        if pattern.kind == CALLED and not (
            any(self.may_say(number, CALLED) for number in files) and any(map(self._is_said, calls(pattern)))
        ):
            files = set()  # what no file calls no handler reaches
        ways: list[tuple[Alternative, set[int]]] = []
        if pattern.kind in NAMED:
            ways = [(way, self.speaking([key] for key in way.keys)) for way in alternatives(pattern)]
            files &= set().union(*(found for _, found in ways))
        meant = frozenset(number for number in files if self.files.place(number) in pattern.place)
        if meant not in self._alike:
            self._alike[meant] = (meant, array("I", sorted(meant)))
        among, numbers = self._alike[meant]
        told = [way for way, found in ways if not found.isdisjoint(meant)]
        return Candidates(numbers, among, told, anchors(pattern))

    def facts(self, number: int, kind: str) -> Sequence[Fact]:
        """Return the facts of `kind` that the file `number` says, or that its handlers reach."""
        if not self.may_say(number, kind):
            return ()
        if kind == ROUTE:
            return [*routes(self.facts(number, "handler"))]
        if kind in HANDLED:
            return self._handled(number).get(kind, ())
        said = (self._readings.said(number, reader) for reader in self._readers(number, kind))
        return [fact for one in said for fact in one.get(kind, ())]

    def may_name(self, number: int, candidates: Candidates) -> bool:
        """Return whether the text of a file leaves room for one of the names that made it a candidate."""
        if not (candidates.ways or candidates.anchors):
            return True
        source = self.files.source(number)
        if source is None:
            return False
        text = source.lines.lower()
        if candidates.ways and not any(self._speaks(number, way) and way.fits(text) for way in candidates.ways):
            return False
        return all(any(all(run in text for run in runs) for runs in group) for group in candidates.anchors)

    def may_say(self, number: int, kind: str) -> bool:
        """Return whether the text of a file leaves room for facts of `kind`."""
        key = (number, "handler" if kind in HANDLED else kind)
        if key not in self._may:
            looks = [reader.may for reader in self._readers(number, key[1])]
            source = self.files.source(number) if looks and always not in looks else None
            self._may[key] = always in looks or (source is not None and any(may(source) for may in looks))
        return self._may[key]

    def is_read(self, number: int, kind: str) -> bool:
        """Return whether what the file says of `kind` is known by now."""
        if kind in HANDLED:
            return number in self._reached
        return all((number, reader) in self._readings for reader in self._readers(number, kind))

    def pass_over(self, kind: str, most: int) -> None:
        """Note that more than `most` files may hold facts of `kind`, and the others are left alone."""
        skip = Skip(".", f"more than {most} modules may hold what is asked of {kind}: the others were not parsed")
        if skip not in self.files.skips:
            self.files.skips.append(skip)

    def classes(self, number: int) -> Sequence[Fact]:
        """Return the classes of the file `number`."""
        return self.facts(number, "class")

    def flows(self, number: int) -> Sequence[Fact]:
        """Return what each function of the file `number` does."""
        return self.facts(number, "flow")

    def scopes(self, number: int) -> Sequence[Fact]:
        """Return what the file `number` puts before the handlers of others."""
        return self.facts(number, "flow.scope")

    def speaking(self, groups: Iterable[Iterable[Key]]) -> set[int]:
        """Return the files that speak a key of each group."""
        found: set[int] | None = None
        for group in groups:
            spoken = set().union(*map(self._lexicon.files, group))
            found = spoken if found is None else found & spoken
            if not found:
                break
        return set(range(len(self.files))) if found is None else found

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(CodeProgram(self))

    @cached_property
    def _read_by(self) -> Mapping[CodeReader, frozenset[int]]:
        """The files in which each reader may find something."""
        return {
            reader: frozenset(
                number
                for number in self.speaking(reader.speaks)
                if self.files.place(number) in reader.places and reader.takes(self.files.where(number)[1])
            )
            for reader in CODE_READERS
        }

    def _speaks(self, number: int, way: Alternative) -> bool:
        return all(self._lexicon.speaks(number, key) for key in way.keys)

    def _is_said(self, way: Alternative) -> bool:
        """Return whether some file leaves room for what `way` says."""
        if way not in self._spoken:
            files = sorted(self.speaking([key] for key in way.keys))
            sources = (source for number in files if (source := self.files.source(number)))
            self._spoken[way] = any(way.fits(source.lines.lower()) for source in sources)
        return self._spoken[way]

    def _readers(self, number: int, kind: str) -> list[CodeReader]:
        """Return the readers that may find facts of `kind` in the file `number`."""
        return [reader for reader in _READERS[kind] if number in self._read_by[reader]]

    def _may_read(self, number: int, reader: CodeReader) -> bool:
        return number in self._read_by[reader] and all(self.may_say(number, kind) for kind in reader.kinds)

    def _handled(self, number: int) -> Said:
        if number not in self._reached:
            self._reached[number] = by_kind(reached(self.facts(number, "handler"), self._resolver))
        return self._reached[number]


def _lexicon(patterns: Iterable[Pattern]) -> Lexicon:
    asked = [*patterns]
    named = (key for pattern in asked for way in alternatives(pattern) for key in way.keys)
    reached = (key for pattern in asked for way in calls(pattern) for key in way.keys)
    spoken = (key for reader in CODE_READERS for group in reader.speaks for key in group)
    return Lexicon(chain(named, reached, spoken, BEFORE))
