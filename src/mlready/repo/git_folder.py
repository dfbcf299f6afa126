"""Where git keeps the state of a working tree."""

from pathlib import Path
from typing import Final

from mlready.repo.reading import read_regular

_POINTER: Final = "gitdir: "
_MAX_BYTES: Final = 10_000
# A pointer to another machine would be followed by opening a connection to it.
_ELSEWHERE: Final = ("//", "\\\\")


def git_folder(root: Path) -> Path | None:
    """Return ``.git`` of `root`, or the folder that a ``.git`` file of a worktree or submodule points at."""
    git = root / ".git"
    try:
        if git.is_dir():
            return git
        pointer = read_regular(str(git), _MAX_BYTES).decode("utf-8", "replace").strip()
        target = pointer.removeprefix(_POINTER)
        if pointer == target or not target or target.startswith(_ELSEWHERE):
            return None
        return folder if (folder := root / target).is_dir() else None
    except (OSError, ValueError):
        return None


def work_tree(inside: Path) -> tuple[Path, Path] | None:
    """Return the root of the working tree that the folder `inside` is in, and its git folder; None without git."""
    found = ((root, git_folder(root)) for root in (inside, *inside.parents))
    return next(((root, git) for root, git in found if git), None)
