"""The files of one revision, laid out in a folder of their own so that they can be looked at like any others."""

import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

from mlready.errors import TargetError
from mlready.repo.git import Blob, Git
from mlready.repo.ignored import IGNORE_FILE
from mlready.repo.limits import Limits, most_bytes

_MOST_BYTES: Final = 1_000_000_000
# A name that leads out, or that some file systems take for another one.
_ODD: Final = frozenset({"", ".", "..", ".git"})


def lay_out(git: Git, commit: str, into: Path, *, wanted: Callable[[str], bool] | None = None) -> None:
    """Write the regular files of `commit` into the empty folder `into`.

    Left out is what would not be looked at anyway: links, submodules, and files that are too large. So is what ignores
    files: what is in a commit is tracked.

    Args:
        git: the repository.
        commit: which commit of it.
        into: an empty folder.
        wanted: whether a path is written; all are where it is not given.

    Raises:
        TargetError: there is more than would be looked at, or it cannot be written.
    """
    blobs = [one for one in git.blobs(commit) if _is_plain(one) and (wanted is None or wanted(one.path))]
    most = Limits().files
    if len(blobs) > most or sum(one.size for one in blobs) > _MOST_BYTES:
        much = f"more than {most:,} files" if len(blobs) > most else f"more than {_MOST_BYTES:,} bytes of files"
        raise TargetError(f"{commit[:12]} holds {much}", "--no-scan compares the answers alone")
    for blob, content in git.contents(blobs):
        _write(into, blob.path, content)


def _is_plain(blob: Blob) -> bool:
    parts = blob.path.split("/")
    odd = any(part.lower() in _ODD or "\\" in part or ":" in part for part in parts)
    return not odd and parts[-1] != IGNORE_FILE and blob.size <= most_bytes(blob.path)


def _write(into: Path, path: str, content: bytes) -> None:
    target = into / PurePosixPath(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with open(target, "xb", opener=_opener) as file:
            file.write(content)
    except (FileExistsError, NotADirectoryError):  # two names that this file system takes for one
        return
    except ValueError as error:
        raise TargetError(f"{path!r} cannot be written here") from error


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
