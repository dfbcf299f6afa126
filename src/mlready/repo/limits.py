"""How much of a repository is looked at, at most: one that goes beyond is read as far as that, and it is said."""

import time
from collections.abc import Callable
from dataclasses import dataclass

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


def most_bytes(path: str) -> int:
    """Return how many bytes of `path` are read: a file with more is not read at all."""
    return MAX_NOTEBOOK_BYTES if path.endswith(".ipynb") else MAX_BYTES
