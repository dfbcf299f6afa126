"""What the text of a module compares, found before it is parsed: most modules need no closer look for a gate."""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from mlready.facts.python.words import words

_COMPARED: Final = re.compile(rb"[^-=<>\n][<>]=?[^<>]")
_BRANCH: Final = re.compile(rb"\n[ \t]*(?:el)?if\b")
_GETS: Final = re.compile(rb"\n[ \t]*([A-Za-z_][\w, \t]*)=[ \t]*(?=[^=])")
_NAME: Final = re.compile(rb"[A-Za-z]\w+")
_NEAR: Final = 160
# A line goes on where it ends, or the next one begins, so.
_ENDS: Final = (*(bytes((sign,)) for sign in b"([{,\\<>=+*/-"), b" and", b" or", b" not")
_BEGINS: Final = re.compile(rb"[ \t]*(?:[)\]}<>=+*/-]|and\b|or\b)")
_FAULTS: Final = (b"Error", b"Exception", b"Warning")


def compared(content: bytes) -> AbstractSet[bytes]:
    """Return the names that stand in one line with a comparison; errors are none."""
    names: set[bytes] = set()
    done = 0
    for found in _COMPARED.finditer(content):
        if found.end() > done:
            done = _end(content, found.end())
            names.update(_NAME.findall(content, _start(content, found.start()), done))
    return {name for name in names if not name.endswith(_FAULTS)}


def branched(content: bytes) -> AbstractSet[bytes]:
    """Return the names that a branch asks."""
    branches = (_NAME.findall(content, one.end(), _end(content, one.end() + 1)) for one in _BRANCH.finditer(content))
    return {name for names in branches for name in names}


def decides(content: bytes, by: AbstractSet[str]) -> bool:
    """Return whether a branch speaks one of the words `by`."""
    return any(by & spoken(name) for name in branched(content))


def carries(content: bytes, given: AbstractSet[str], names: AbstractSet[bytes]) -> bool:
    """Return whether one of the variables `names` may hold what one of the words `given` gives."""
    held: set[bytes] = set()
    for gets in _GETS.finditer(content):
        value = _NAME.findall(content, gets.end(), _end(content, gets.end() + 1))
        if any(given & spoken(name) for name in value) or not held.isdisjoint(value):
            held.update(_NAME.findall(gets[1]))
    return not held.isdisjoint(names)


@lru_cache(maxsize=20_000)
def spoken(name: bytes) -> frozenset[str]:
    """Return the words of a name."""
    return words(name.decode("utf-8", "replace"))


def _start(content: bytes, at: int) -> int:
    """Return where the line of `at` begins, or one further up that goes on in it."""
    least = max(at - _NEAR, 0)
    line = content.rfind(b"\n", least, at + 1)
    while line > 0 and _goes_on(content, line):
        line = content.rfind(b"\n", least, line)
    return max(line, least)


def _end(content: bytes, at: int) -> int:
    """Return where the line of `at` ends, or one further down that it goes on in."""
    most = at + _NEAR
    line = content.find(b"\n", at - 1, most)
    while line >= 0 and _goes_on(content, line):
        line = content.find(b"\n", line + 1, most)
    return line if line >= 0 else most


def _goes_on(content: bytes, line: int) -> bool:
    """Return whether the line that ends at `line` goes on in the next."""
    before = content[max(line - _NEAR, 0) : line].rpartition(b"\n")[2].partition(b" #")[0].rstrip()
    return before.endswith(_ENDS) or not before or bool(_BEGINS.match(content, line + 1))
