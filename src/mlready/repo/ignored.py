"""What the ``.gitignore`` files of a repository leave out. A tracked file is never ignored."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from mlready.repo.patterns import is_plain, name_expression, path_expression
from mlready.repo.reading import read_regular

IGNORE_FILE: Final = ".gitignore"
_MAX_BYTES: Final = 200_000
# Nobody writes as many with stars in one file; each takes time to compile, and again for each file.
MAX_EXPRESSIONS: Final = 500
MAX_LENGTH: Final = 500
# How often a file may change between leaving out and taking back in: each turn is tried by itself.
MAX_TURNS: Final = 200

Chain: TypeAlias = "tuple[tuple[int, Patterns], ...]"
"""The patterns that hold in a folder, outermost first, each with how much of a path lies above its own folder."""


@dataclass
class _Group:
    """Patterns of which it does not matter which one fits."""

    names: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    suffixes: list[str] = field(default_factory=list)
    name_expressions: list[str] = field(default_factory=list)
    path_expressions: list[str] = field(default_factory=list)

    @cached_property
    def _suffixes(self) -> tuple[str, ...]:
        return tuple(self.suffixes)

    @cached_property
    def _name(self) -> re.Pattern[str] | None:
        return _either(self.name_expressions)

    @cached_property
    def _path(self) -> re.Pattern[str] | None:
        return _either(self.path_expressions)

    def add(self, pattern: str) -> None:
        """Take in one pattern, in the form that is quickest to try."""
        anchored = "/" in pattern
        pattern = pattern.removeprefix("/")
        suffix = pattern[1:]
        if is_plain(pattern):
            (self.paths if anchored else self.names).add(pattern)
        elif not anchored and pattern.startswith("*") and is_plain(suffix):
            self.suffixes.append(suffix)
        elif anchored:
            self.path_expressions.append(path_expression(pattern))
        else:
            self.name_expressions.append(name_expression(pattern))

    def fits(self, path: str, name: str) -> bool:
        """Return whether any of the patterns does."""
        return bool(
            name in self.names
            or path in self.paths
            or name.endswith(self._suffixes)
            or (self._name and self._name.fullmatch(name))
            or (self._path and self._path.fullmatch(path))
        )


class Patterns:
    """The patterns of one file; of those that fit a path the last decides.

    `surplus` says that there are more of them than were taken in.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.surplus = False
        # What stands between one change of sides and the next: whether it takes back in, patterns, those for folders.
        self._groups: list[tuple[bool, _Group, _Group]] = []
        left = MAX_EXPRESSIONS
        for pattern, takes_back, folders in _patterns(lines):
            plain = is_plain(pattern)
            left -= not plain
            if (left < 0 and not plain) or len(pattern) > MAX_LENGTH:
                self.surplus = True
                continue
            if not self._groups or self._groups[-1][0] != takes_back:
                if len(self._groups) == MAX_TURNS:
                    self.surplus = True
                    return
                self._groups.append((takes_back, _Group(), _Group()))
            _, group, only_folders = self._groups[-1]
            (only_folders if folders else group).add(pattern)

    def ignores(self, path: str, name: str, *, folder: bool) -> bool | None:
        """Return whether `path` is left out, or None where no pattern speaks of it."""
        for takes_back, group, folders in reversed(self._groups):
            if group.fits(path, name) or (folder and folders.fits(path, name)):
                return not takes_back
        return None


def read_patterns(path: str) -> Patterns | None:
    """Return the patterns of the file at `path`; None where it cannot be read, as git reads no link there either."""
    try:
        text = read_regular(path, _MAX_BYTES).decode("utf-8-sig", "surrogateescape")
    except (OSError, ValueError):
        return None
    return Patterns(line.removesuffix("\r") for line in text.split("\n"))


def ignored(chain: Chain, path: str, name: str, *, folder: bool) -> bool:
    """Return whether the nearest pattern that speaks of `path` leaves it out."""
    for above, patterns in reversed(chain):
        said = patterns.ignores(path[above:], name, folder=folder)
        if said is not None:
            return said
    return False


def _patterns(lines: Iterable[str]) -> Iterator[tuple[str, bool, bool]]:
    """Yield each pattern, whether it takes back in what another left out, and whether it is for folders alone."""
    for line in lines:
        if not line or line.startswith("#"):
            continue
        pattern = line.rstrip(" ")
        if pattern.endswith("\\") and pattern != line:
            pattern += " "
        takes_back = pattern.startswith("!")
        pattern = pattern.removeprefix("!")
        folders = pattern.endswith("/")
        pattern = pattern.removesuffix("/")
        if pattern:
            yield pattern, takes_back, folders


def _either(expressions: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{one})" for one in expressions), re.DOTALL) if expressions else None
