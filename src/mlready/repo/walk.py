"""Down through the folders of a repository, the nearest first, in an order that no file system decides."""

import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

from mlready.model.fact import Skip
from mlready.repo.ignored import IGNORE_FILE, Chain, Patterns, ignored, read_patterns
from mlready.repo.index import Index, read_index
from mlready.repo.limits import MAX_BYTES, Allowance, Limits, most_bytes
from mlready.repo.reading import larger_than

# Tools and package managers write these; whatever is in them is not the project's own.
PRUNED: Final = frozenset(
    [
        ".git",
        ".mlready",
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
        ".gradle",
        ".idea",
    ]
)
# What Terraform fetches; what else is in its folder somebody wrote there.
_FETCHED: Final = frozenset({"modules", "plugins", "providers"})
# What stands in a submodule, or in one of several working trees, in place of git's folder.
_POINTER: Final = ".git"
_NAME: Final = attrgetter("name")


class File(NamedTuple):
    """One readable file: its path inside the repository, with forward slashes, and its size in bytes.

    The size of a tracked file may be what git saw last: it tells nothing of what is read, but whether it is empty.
    """

    path: str
    size: int

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


@dataclass(slots=True)
class _Folder:
    """A folder to look into: its path with a slash behind it, empty for the root, and the patterns that hold there."""

    path: str
    depth: int
    chain: Chain
    parent: "_Folder | None" = None
    ignored: bool | None = False


@dataclass
class Walk:
    """One walk, from `root` down. `above` is where that stands in the repository whose index and patterns hold."""

    root: str
    name: str
    above: str
    index: Index
    own: Patterns | None
    limits: Limits
    files: list[File] = field(default_factory=list)
    skips: list[Skip] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._tracked = _folders(self.index.sizes)
        self._left = Allowance(self.limits)

    def skip(self, path: str, why: str, *, large: bool = False) -> None:
        """Take note that `path` is not read."""
        self.skips.append(Skip(_shown(path), why, self.name, large))

    def run(self, chain: Chain) -> None:
        """Fill `files` with what can be read, and `skips` with what is left out."""
        waiting = deque([_Folder("", 0, chain)])
        while waiting and not self._left.cut and self._left.folder():
            waiting.extend(self._look(waiting.popleft()))
        if self._left.cut:
            self.skip(".", f"more than {self._left.cut}: the rest was not looked at")
        if self.index.absent:
            self.skip(".", f"a sparse checkout: {len(self.index.absent):,} tracked files are not here")

    def _look(self, folder: _Folder) -> Iterator[_Folder]:
        """Take in the files of a folder; yield the folders in it that lead on."""
        entries = self._entries(folder)
        if not entries and folder.path[:-1] in self.index.submodules:
            self.skip(folder.path[:-1], "a submodule that is not checked out")
        if not folder.ignored and any(entry.name == IGNORE_FILE for entry in entries):
            folder.chain = self._chain(folder)
        for entry in entries:
            path = folder.path + entry.name
            try:
                if below := self._take(folder, path, entry):
                    yield below
            except OSError as error:
                self.skip(path, f"cannot be looked at: {error.strerror}")

    def _take(self, folder: _Folder, path: str, entry: os.DirEntry[str]) -> _Folder | None:
        """Take in what `entry` is; return it where it is a folder to look into."""
        size = self.index.sizes.get(path)
        # Nearly every file of a checkout is one of these, and there is nothing more to ask about it.
        plain = size and size <= MAX_BYTES and not self.own and path.isascii()
        if plain and size and entry.is_file(follow_symlinks=False):
            if self._left.file():
                self.files.append(File(path, size))
            return None
        if entry.is_dir(follow_symlinks=False):
            return self._below(folder, path, entry.name)
        self._file(folder, path, entry, size)
        return None

    def _entries(self, folder: _Folder) -> list[os.DirEntry[str]]:
        """Return what is in a folder by name; of very many only the first."""
        most = self.limits.entries
        kept: list[os.DirEntry[str]] = []
        cut = False
        try:
            with os.scandir(f"{self.root}/{folder.path}") as entries:
                while more := list(islice(entries, most)):
                    cut = cut or bool(kept)
                    kept.extend(more)
                    kept.sort(key=_NAME)
                    del kept[most:]
                    if not self._left.in_time():
                        break
        except OSError as error:
            self.skip(folder.path[:-1] or ".", f"cannot be listed: {error.strerror}")
        if cut:
            self.skip(folder.path[:-1] or ".", f"more than {most:,} entries: the rest was not looked at")
        return kept

    def _chain(self, folder: _Folder) -> Chain:
        """Return the patterns that hold in a folder: its own behind those from above."""
        path = folder.path + IGNORE_FILE
        if not self._left.patterns():
            self.skip(path, f"more than {self.limits.patterns:,} files of patterns")
            return folder.chain
        patterns = read_patterns(f"{self.root}/{path}")
        if patterns is None:
            return folder.chain
        if patterns.surplus:
            self.skip(path, "more patterns than are tried")
        return (*folder.chain, (len(self.above) + len(folder.path), patterns))

    def _below(self, folder: _Folder, path: str, name: str) -> _Folder | None:
        """Return the folder at `path`, unless nothing in it is to be looked at."""
        fetched = name in _FETCHED and folder.path.endswith(".terraform/")
        if name in PRUNED or fetched or (self.own and self.own.ignores(path, name, folder=True)):
            return None
        below = _Folder(f"{path}/", folder.depth + 1, folder.chain, folder, None)
        if path in self.index.submodules:
            self._begin_anew(below)
        elif path not in self._tracked and self._ignored(below):
            return None
        if not _is_text(path):
            self.skip(path, "its name is not text")
        elif folder.depth >= self.limits.depth:
            self.skip(path, f"deeper than {self.limits.depth} folders")
        else:
            return below
        return None

    def _begin_anew(self, submodule: _Folder) -> None:
        """Let only its own index and patterns hold in a submodule, which is a repository of its own."""
        if index := read_index(Path(self.root, submodule.path)):
            self.index.add(submodule.path, index)
            self._tracked |= _folders(self.index.sizes)
        submodule.chain, submodule.ignored = (), False

    def _ignored(self, folder: _Folder) -> bool:
        """Return whether what git does not track in `folder` is ignored; only asked where there is such a thing."""
        if folder.ignored is None and folder.parent:
            path = folder.path[:-1]
            folder.ignored = self._ignored(folder.parent) or ignored(
                folder.parent.chain, self.above + path, path.rpartition("/")[2], folder=True
            )
        return bool(folder.ignored)

    def _file(self, folder: _Folder, path: str, entry: os.DirEntry[str], size: int | None) -> None:
        name = entry.name
        if name == _POINTER:
            return
        if size is None and (self._ignored(folder) or ignored(folder.chain, self.above + path, name, folder=False)):
            return
        if self.own and self.own.ignores(path, name, folder=False):
            return
        if not self._left.file():
            return
        if not _is_text(path):
            self.skip(path, "its name is not text")
        elif entry.is_file(follow_symlinks=False):
            self._sized(path, entry, size)
        elif entry.is_symlink():
            self._link(folder, path)
        else:
            self.skip(path, "neither a file nor a folder")

    def _sized(self, path: str, entry: os.DirEntry[str], size: int | None) -> None:
        """Take a file in, unless it is too large.

        To ask for the size of each takes as long as all else. Git's own note of it is as good, but for 0, which may
        also mean that git did not look; whoever reads the file sees what is in it now.
        """
        most = most_bytes(path)
        if not size or size > most:
            size = entry.stat(follow_symlinks=False).st_size
        if size > most:
            self.skip(path, larger_than(most), large=True)
        else:
            self.files.append(File(path, size))

    def _link(self, folder: _Folder, path: str) -> None:
        """Leave links alone: what they point at is inside the repository, and listed there, or none of ours.

        Where one leads is told by its text: to follow it, even for a look, could open a connection to another machine.
        """
        target = os.readlink(f"{self.root}/{path}")  # noqa: PTH115 - pathlib takes longer
        whole = os.path.normpath(os.path.join(self.root, folder.path, target))  # noqa: PTH118 - it keeps the dots
        if not _is_in(whole, self.root):
            within = self.above and _is_in(whole, self.root.removesuffix(f"/{self.above[:-1]}"))
            self.skip(path, f"a link that leads out of the {'folder that is looked at' if within else 'repository'}")


def _is_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder.rstrip('/')}/")


def _folders(paths: dict[str, int]) -> frozenset[str]:
    """Return every folder that holds one of `paths`, at whatever depth."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(folders)


def _is_text(path: str) -> bool:
    """Return whether `path` is valid UTF-8: the bytes of one that is not stand in it as surrogates."""
    if path.isascii():
        return True
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(path: str) -> str:
    """Return `path` as text that can be written anywhere."""
    return path if _is_text(path) else os.fsencode(path).decode("utf-8", "backslashreplace")
