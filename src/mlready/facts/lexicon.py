"""Which files speak of what: every file's words, taken from its bytes before anything in it is understood.

A file *speaks* a key when the key's word occurs in it as that kind: an import, a call, a definition and so on.
Most files say nothing that any rule asks for. A look at their words costs a tenth of what parsing them does.
"""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from mlready.facts.key import Key, Space
from mlready.facts.python.words import words_once

_LETTERS: Final = bytes(byte if byte > 0x7F or chr(byte).isalnum() else 0x20 for byte in range(256))  # noqa: PLR2004 - ASCII
_LINE: Final = re.compile(
    rb"\n[ \t]*(?:@([\w.]+)|(class|def|async[ \t]+def)[ \t]+(\w+)|from[ \t]+(\w+)|import[ \t]+([^\n#;]+))"
)
# A variable may hold what is called in one of its places: ``models[0](batch)``.
_CALLED: Final = re.compile(rb"\b(\w++)(?:\[[^\]\n]*+\])?+[ \t]*+(?:\(|as\b)")
# Files whose words are held at a time; what is new in them is looked through at once.
_BLOCK: Final = 200


class Lexicon:
    """The files that speak each of the keys that are asked for. Files are known by number."""

    def __init__(self, asked: Iterable[Key]) -> None:
        by_space: dict[Space, set[Key]] = defaultdict(set)
        for key in asked:
            by_space[key.space].add(key)
        self._spaces = {space: _Space(keys, camel=space == "word") for space, keys in by_space.items()}

    def add(self, number: int, content: bytes, *, python: bool) -> None:
        """Take in the words of the file `number`; definitions and imports where it is Python."""
        found: dict[Space, set[bytes]] = {"word": set(content.translate(_LETTERS).split())}
        if python:
            found |= _defined(content)
        for space, words_of in found.items():
            if space in self._spaces:
                self._spaces[space].add(number, words_of)

    def settle(self) -> None:
        """Let go of the words: every file has been taken in."""
        for space in self._spaces.values():
            space.settle()

    def files(self, key: Key) -> set[int]:
        """Return the numbers of the files that speak `key`, once all is settled."""
        return self._spaces[key.space].files(key) if key.space in self._spaces else set()

    def speaks(self, number: int, key: Key) -> bool:
        """Return whether the file `number` speaks `key`, where all were taken in in the order of their numbers."""
        return key.space in self._spaces and self._spaces[key.space].speaks(number, key)


class _Space:
    """The words of one kind. Keys are known by number here: there are millions of meetings of a file and a key."""

    def __init__(self, asked: Iterable[Key], *, camel: bool) -> None:
        self._camel = camel
        self._numbers = {key: number for number, key in enumerate(asked)}
        self._whole = {key.text: number for key, number in self._numbers.items() if not key.within}
        self._within = [(key.text.encode(), number) for key, number in self._numbers.items() if key.within]
        self._files = [array("I") for _ in self._numbers]
        self._known: set[bytes] = set()
        self._keys: dict[bytes, tuple[int, ...]] = {}
        self._block: list[tuple[int, set[bytes]]] = []

    def add(self, file: int, found: set[bytes]) -> None:
        self._block.append((file, found))
        if len(self._block) >= _BLOCK:
            self._learn()

    def settle(self) -> None:
        self._learn()
        self._known.clear()
        self._keys.clear()

    def files(self, key: Key) -> set[int]:
        return set(self._files[self._numbers[key]]) if key in self._numbers else set()

    def speaks(self, file: int, key: Key) -> bool:
        if key not in self._numbers:
            return False
        files = self._files[self._numbers[key]]
        place = bisect_left(files, file)
        return place < len(files) and files[place] == file

    def _learn(self) -> None:
        block, self._block = self._block, []
        new: set[bytes] = set().union(*(found for _, found in block)) - self._known
        self._known |= new
        self._understand(new)
        spoken, keys, files = self._keys.keys(), self._keys, self._files
        for file, found in block:
            for key in set(chain.from_iterable(map(keys.__getitem__, spoken & found))):
                files[key].append(file)

    def _understand(self, new: set[bytes]) -> None:
        """Learn which keys the words in `new` speak."""
        for word in new:
            if keys := self._spoken(word):
                self._keys[word] = keys
        written: dict[bytes, list[bytes]] = defaultdict(list)
        for word in new:
            written[word.lower()].append(word)
        text = b" %s " % b" ".join(written)
        for run, key in self._within:
            for lowered in _holding(run, text):
                for word in written[lowered]:
                    self._keys[word] = (*self._keys.get(word, ()), key)

    def _spoken(self, word: bytes) -> tuple[int, ...]:
        """Return what `word` is, or is made of: ``bestAUC`` is best and auc too."""
        text = word.decode("utf-8", "replace")
        low = text.lower()
        if not self._camel or (text.isalpha() and (text == low or text.isupper())):
            return (self._whole[low],) if low in self._whole else ()
        return tuple(self._whole[one] for one in {low, *words_once(text)} if one in self._whole)


def _holding(run: bytes, text: bytes) -> set[bytes]:
    """Return the words of `text`, between blanks, that hold `run`."""
    found = set()
    at = text.find(run)
    while at >= 0:
        end = text.index(b" ", at)
        found.add(text[text.rindex(b" ", 0, at) + 1 : end])
        at = text.find(run, end)
    return found


def _defined(content: bytes) -> Mapping[Space, set[bytes]]:
    found: dict[Space, set[bytes]] = {"function": set(), "class": set(), "decorator": set(), "import": set()}
    for decorator, kind, name, package, packages in _LINE.findall(b"\n" + content):
        if kind:
            found["class" if kind == b"class" else "function"].add(name)
        elif decorator:
            found["decorator"].add(decorator.rpartition(b".")[2])
        elif package:
            found["import"].add(package)
        else:
            found["import"].update(_roots(packages))
    found["defined"] = found["function"] | found["class"]
    found["called"] = set(_CALLED.findall(content))
    return found


def _roots(packages: bytes) -> Iterator[bytes]:
    """Yield a, c of ``a.b as x, c``."""
    for one in packages.split(b","):
        yield one.strip().partition(b".")[0].partition(b" ")[0]
