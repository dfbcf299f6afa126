"""Names with ``*`` in them, which is anything; those that begin with ``!`` are refused.

A name without ``*`` must match exactly, case included; names with ``*``, and those after ``!``, ignore case.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

_APART: Final = "\n"
# The same few values stand in thousands of facts.
_MOST_COMPARED: Final = 1_000


class Globs:
    """Tells which values fit one of some globs and none of those refused; where none is wanted, any value fits."""

    def __init__(self, globs: Iterable[str]) -> None:
        split = [(glob.startswith("!"), glob.removeprefix("!")) for glob in globs]
        wanted = [glob for refused, glob in split if not refused]
        self._exact = frozenset(glob for glob in wanted if "*" not in glob)
        self._any = not wanted or "*" in wanted
        self._open = _Shapes(glob for glob in wanted if "*" in glob)
        self._refused = _Shapes(glob for refused, glob in split if refused)
        self._compared: dict[str, bool] = {}

    def fit(self, value: str) -> bool:
        """Return whether `value` fits."""
        known = self._compared.get(value)
        if known is None:
            wanted = self._any or value in self._exact or self._open.take(value)
            known = wanted and not self._refused.take(value)
            if len(self._compared) < _MOST_COMPARED:
                self._compared[value] = known
        return known

    def among(self, names: "SearchedNames") -> list[str]:
        """Return those of `names` that fit."""
        if self._any:
            return [name for name in names if not self._refused.take(name)]
        spoken = {name for run in self._open.runs for name in names.holding(run)}
        return [name for name in spoken | self._exact if name in names and self.fit(name)]


class SearchedNames:
    """Many names, searched as one text: most of what is asked for stands nowhere in it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._written: dict[str, list[str]] = defaultdict(list)
        for name in names:
            self._written[name.lower().replace(_APART, " ")].append(name)
        self._known = frozenset(chain.from_iterable(self._written.values()))
        self._text = _APART.join(("", *self._written, ""))

    def __contains__(self, name: str) -> bool:
        """Return whether `name` is one of them."""
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        """Yield each of them."""
        return iter(self._known)

    def holding(self, run: str) -> Iterator[str]:
        """Yield the names in which `run`, in lower case, stands: at the least those."""
        run = run.replace(_APART, " ")
        if not run:
            yield from self._known
            return
        at = self._text.find(run)
        while at >= 0:
            end = self._text.index(_APART, at)
            yield from self._written[self._text[self._text.rindex(_APART, 0, at) + 1 : end]]
            at = self._text.find(run, end)


class _Shapes:
    """Globs, by where their stars are: nearly all are one run of text with a star at one end or at both."""

    def __init__(self, globs: Iterable[str]) -> None:
        self._whole: set[str] = set()
        self._within: list[str] = []
        self._others: list[list[str]] = []
        starts: list[str] = []
        ends: list[str] = []
        for glob in globs:
            match glob.lower().split("*"):
                case [whole]:
                    self._whole.add(whole)
                case [start, ""]:
                    starts.append(start)
                case ["", end]:
                    ends.append(end)
                case ["", within, ""]:
                    self._within.append(within)
                case runs:
                    self._others.append(runs)
        self._starts, self._ends = tuple(starts), tuple(ends)
        self._last = tuple({runs[-1] for runs in self._others})
        longest = (max(runs, key=len) for runs in self._others)
        self.runs = frozenset((*self._whole, *starts, *ends, *self._within, *longest))

    def take(self, value: str) -> bool:
        """Return whether `value` has the shape of one of the globs, in capitals or not."""
        low = value.lower()
        return (
            low in self._whole
            or low.startswith(self._starts)
            or low.endswith(self._ends)
            or any(run in low for run in self._within)
            or (low.endswith(self._last) and any(_follow(runs, low) for runs in self._others))
        )


def _follow(runs: Sequence[str], text: str) -> bool:
    """Return whether `text` is made of `runs`, in their order, with anything between them."""
    first, *between, last = runs
    at, end = len(first), len(text) - len(last)
    if end < at or not text.startswith(first) or not text.endswith(last):
        return False
    for run in between:
        at = text.find(run, at, end)
        if at < 0:
            return False
        at += len(run)
    return True


@lru_cache(maxsize=4096)
def globs(names: tuple[str, ...]) -> Globs:
    """Return the globs that `names` are."""
    return Globs(names)
