"""What the readers of code say of each file: a file is parsed for one of them, and for those that come after it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from mlready.facts.believed import believed
from mlready.facts.code_files import CodeFiles
from mlready.facts.code_readers import CODE_READERS, CodeReader
from mlready.facts.source import Source
from mlready.model.fact import Fact, Skip

MOST_KEPT: Final = 1_000_000
"""Bytes of source whose syntax trees are kept for the next reader, first come, first kept."""

SMALL: Final = 8_000_000
"""Bytes of Python up to which trees are kept at all: of more, what is kept is hardly ever what is asked for next."""

_SURE: Final = [reader for reader in CODE_READERS if reader.sure]

Said: TypeAlias = Mapping[str, Sequence[Fact]]
"""Facts by their kinds, those of each kind in the order of their lines and names."""


class Readings:
    """What was read of `files`; `may` says whether a reader can find something in a file, as far as its words tell."""

    def __init__(self, files: CodeFiles, python: int, may: Callable[[int, CodeReader], bool]) -> None:
        self._files = files
        self._may = may
        self._room = MOST_KEPT if python <= SMALL else 0
        self._kept: dict[int, Source] = {}
        self._facts: dict[tuple[int, CodeReader], Said] = {}
        # What nobody has asked for so far, with what was left out of it.
        self._ahead: dict[tuple[int, CodeReader], tuple[Said, Sequence[Skip]]] = {}

    def __contains__(self, asked: tuple[int, CodeReader]) -> bool:
        """Return whether somebody has asked what a reader says of a file."""
        return asked in self._facts

    def said(self, number: int, reader: CodeReader) -> Said:
        """Return what `reader` says of the file `number`."""
        key = (number, reader)
        if key not in self._facts:
            if key not in self._ahead:
                self._read(number, reader)
            self._facts[key], skips = self._ahead.pop(key)
            self._files.skips.extend(skips)
        return self._facts[key]

    def _read(self, number: int, reader: CodeReader) -> None:
        """Read the file `number` by `reader`; where its tree is not kept, by all others that are sure to be asked."""
        source = self._at_hand(number)
        others = () if number in self._kept else self._sure(number, reader)
        for one in (reader, *others):
            skips: list[Skip] = []
            facts = believed(one.read, source, skips) if source else ()
            self._ahead[number, one] = by_kind(facts), skips

    def _sure(self, number: int, asked: CodeReader) -> Iterator[CodeReader]:
        """Yield the readers beside the one that is `asked` that will be, as a rule, and have not answered yet."""
        for reader in _SURE:
            key = (number, reader)
            if reader is not asked and not (key in self._facts or key in self._ahead) and self._may(number, reader):
                yield reader

    def _at_hand(self, number: int) -> Source | None:
        """Return the file `number`, with what other readers made of it where that is kept."""
        source = self._kept.get(number) or self._files.source(number)
        if source and number not in self._kept and len(source.content) <= self._room:
            self._room -= len(source.content)
            self._kept[number] = source
        return source


def by_kind(facts: Iterable[Fact]) -> Said:
    """Return `facts` by their kinds, in order."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.kind].append(fact)
    for one in found.values():
        one.sort(key=lambda fact: (fact.line or 0, fact.name))
    return found
