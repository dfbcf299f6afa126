"""Which commit a repository stands at, read from its files: no program of the repository's choosing is run."""

import re
from pathlib import Path
from typing import Final

from mlready.repo.git_folder import work_tree

_SHA: Final = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_REFERENCE: Final = re.compile(r"ref: (refs/[^\x00-\x20\x7f~^:?*\[\\]+)")
_MAX_BYTES: Final = 4_000_000


def head_commit(inside: Path) -> str | None:
    """Return the commit that ``HEAD`` of the working tree around `inside` names, or None where that cannot be told."""
    _, git = work_tree(inside.resolve()) or (None, None)
    head = _read(git / "HEAD") if git else ""
    if _SHA.fullmatch(head):
        return head
    reference = _REFERENCE.fullmatch(head)
    if git is None or reference is None or ".." in reference[1]:
        return None
    shared = git / (_read(git / "commondir") or ".")
    loose = _read(git / reference[1]) or _read(shared / reference[1])
    return loose if _SHA.fullmatch(loose) else _packed(shared, reference[1])


def _packed(git: Path, reference: str) -> str | None:
    for line in _read(git / "packed-refs").splitlines():
        sha, _, name = line.partition(" ")
        if name == reference and _SHA.fullmatch(sha):
            return sha
    return None


def _read(path: Path) -> str:
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return file.read(_MAX_BYTES).decode("utf-8", "replace").strip()
    except (OSError, ValueError):
        return ""
