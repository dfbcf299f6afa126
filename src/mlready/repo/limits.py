"""How much of a repository is looked at, at most: one that goes beyond is read as far as that, and it is said."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

MAX_BYTES = 1_000_000
# What a notebook shows takes far more room than its code.
MAX_NOTEBOOK_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one walk. Only `seconds` depends on the machine: it is for what no count foresees, such as a slow disk.

    `entries` are those of one folder, `patterns` the files of that name that are read.
    """

    files: int = 200_000
    folders: int = 100_000
    entries: int = 50_000
    depth: int = 40
    patterns: int = 1_000
    seconds: float = 300
    clock: Callable[[], float] = time.monotonic


@dataclass
class Allowance:
    """What is left of `limits` while a walk goes on; `cut` says which of them ended it, nothing where none did."""

    limits: Limits
    cut: str = ""
    _files: int = field(init=False)
    _folders: int = field(init=False)
    _patterns: int = field(init=False)
    _until: float = field(init=False)

    def __post_init__(self) -> None:
        self._files, self._folders = self.limits.files, self.limits.folders
        self._patterns, self._until = self.limits.patterns, self.limits.clock() + self.limits.seconds

    def folder(self) -> bool:
        """Return whether one more folder may be looked into."""
        if self._folders <= 0:
            self.cut = f"{self.limits.folders:,} folders"
            return False
        self._folders -= 1
        return self.in_time()

    def file(self) -> bool:
        """Return whether one more file may be looked at."""
        if self._files <= 0:
            self.cut = f"{self.limits.files:,} files"
            return False
        self._files -= 1
        return True

    def patterns(self) -> bool:
        """Return whether one more file of patterns may be read; where not, the walk goes on without it."""
        if not self._patterns:
            return False
        self._patterns -= 1
        return True

    def in_time(self) -> bool:
        """Return whether there is time left."""
        if self.limits.clock() > self._until:
            self.cut = f"{self.limits.seconds:g} seconds"
        return not self.cut


def most_bytes(path: str) -> int:
    """Return how many bytes of `path` are read: a file with more is not read at all."""
    return MAX_NOTEBOOK_BYTES if path.endswith(".ipynb") else MAX_BYTES
