"""The files of a repository: listed once, within limits, never through a link that leads out."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from mlready.errors import TargetError
from mlready.model.fact import Skip
from mlready.repo.ignored import Ignored
from mlready.repo.index import tracked_files

MAX_FILES: Final = 200_000
MAX_DEPTH: Final = 40
MAX_BYTES: Final = 1_000_000
# What a notebook shows takes far more room than its code.
MAX_NOTEBOOK_BYTES: Final = 8_000_000
# Tools and package managers write these; whatever is in them is not the project's own.
_PRUNED: Final = frozenset(
    [
        ".git",
        ".hg",
        ".svn",
        ".tox",
        ".nox",
        ".venv",
        "venv",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        "__pycache__",
        "node_modules",
        ".ipynb_checkpoints",
        ".eggs",
        "site-packages",
        ".terraform",
        ".gradle",
        ".idea",
    ]
)


@dataclass(frozen=True, slots=True)
class File:
    """One readable file: its path inside the repository, with forward slashes, and its size in bytes."""

    path: str
    size: int

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class Tree:
    """One repository, or one folder of one. `files` are in the order of their paths."""

    root: Path
    name: str
    files: tuple[File, ...]
    skips: tuple[Skip, ...]

    def read(self, file: File) -> bytes:
        """Return the bytes of `file`; raise OSError where it cannot be read or is no longer a regular file."""
        handle = os.open(self.root / file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(f"{file.path} is not a regular file")
            parts = []
            left = _most(file.path)
            while left > 0 and (part := os.read(handle, left)):
                parts.append(part)
                left -= len(part)
            return b"".join(parts)
        finally:
            os.close(handle)


@dataclass
class _Walk:
    """One walk down a folder."""

    root: Path
    name: str
    ignored: Ignored
    files: list[File] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)

    def skip(self, path: str, why: str) -> None:
        self.skips.append(Skip(path, why, self.name))

    def run(self) -> None:
        waiting = [("", 0)]
        while waiting and len(self.files) < MAX_FILES:
            folder, depth = waiting.pop()
            for entry in self._entries(folder):
                path = f"{folder}{entry.name}"
                if self._leads_on(path, entry):
                    if depth < MAX_DEPTH:
                        waiting.append((f"{path}/", depth + 1))
                    else:
                        self.skip(path, f"deeper than {MAX_DEPTH} folders")
        if len(self.files) >= MAX_FILES:
            self.skip(".", f"more than {MAX_FILES:,} files: the rest was not looked at")

    def _leads_on(self, path: str, entry: os.DirEntry[str]) -> bool:
        """Take in what `entry` is; return whether it is a folder to look into."""
        if entry.is_symlink():
            self._link(path)
        elif entry.is_dir(follow_symlinks=False):
            return entry.name not in _PRUNED and not self.ignored.folder(path)
        elif entry.is_file(follow_symlinks=False):
            self._file(path, entry)
        else:
            self.skip(path, "neither a file nor a folder")
        return False

    def _entries(self, folder: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(self.root / folder) as entries:
                yield from entries
        except OSError as error:
            self.skip(folder.rstrip("/") or ".", f"cannot be listed: {error.strerror}")

    def _link(self, path: str) -> None:
        """Leave links alone: what they point at is inside the repository, and listed there, or none of ours."""
        target = (self.root / path).resolve()
        if not target.is_relative_to(self.root):
            self.skip(path, "a link that leads out of the repository")

    def _file(self, path: str, entry: os.DirEntry[str]) -> None:
        if self.ignored.file(path):
            return
        try:
            path.encode()
        except UnicodeEncodeError:
            self.skip(path.encode(errors="replace").decode(), "its name is not text")
            return
        size = entry.stat(follow_symlinks=False).st_size
        if size > _most(path):
            self.skip(path, f"larger than {_most(path) // 1_000_000} MB")
        else:
            self.files.append(File(path, size))


def _most(path: str) -> int:
    return MAX_NOTEBOOK_BYTES if path.endswith(".ipynb") else MAX_BYTES


def open_tree(root: Path, *, folder: str = "", name: str = ".", ignore: Sequence[str] = ()) -> Tree:
    """Return the tree of the repository at `root`.

    Args:
        root: where it is.
        folder: the part of it that is looked at, all of it where empty.
        name: how evidence calls it.
        ignore: patterns in the manner of ``.gitignore``, beside the repository's own.

    Raises:
        TargetError: there is no folder, or it cannot be read.
    """
    try:
        base = root.resolve(strict=True)
        start = (base / folder).resolve(strict=True)
    except OSError as error:
        raise TargetError(f"there is no folder {root / folder}") from error
    if not start.is_dir() or not start.is_relative_to(base):
        raise TargetError(f"{root / folder} is not a folder of the repository")
    walk = _Walk(start, name, Ignored(start, tracked_files(start), ignore))
    walk.run()
    return Tree(start, name, tuple(sorted(walk.files, key=lambda file: file.path)), tuple(walk.skips))
