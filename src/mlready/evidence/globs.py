"""Names with ``*`` in them, which is anything; those that begin with ``!`` are refused.

A name without a star is meant as it is written; one with a star, and one that is refused, in capitals or not.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache


class Globs:
    """Tells which values fit one of some globs and none of those refused; where none is wanted, any value fits."""

    def __init__(self, globs: Iterable[str]) -> None:
        split = [(glob.startswith("!"), glob.removeprefix("!")) for glob in globs]
        wanted = [glob for refused, glob in split if not refused]
        self._exact = frozenset(glob for glob in wanted if "*" not in glob)
        self._any = not wanted or "*" in wanted
        self._open = _Shapes(glob for glob in wanted if "*" in glob)
        self._refused = _Shapes(glob for refused, glob in split if refused)

    def fit(self, value: str) -> bool:
        """Return whether `value` fits."""
        wanted = self._any or value in self._exact or self._open.take(value)
        return wanted and not self._refused.take(value)

    def among(self, names: Mapping[str, object]) -> list[str]:
        """Return those of `names` that fit; where none has a star they are looked up, not compared."""
        if self._any or self._open:
            return [name for name in names if self.fit(name)]
        return [name for name in self._exact if name in names and not self._refused.take(name)]


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

    def __bool__(self) -> bool:
        return bool(self._whole or self._starts or self._ends or self._within or self._others)

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
