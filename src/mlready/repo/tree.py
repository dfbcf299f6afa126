"""The files of a repository: listed once, within limits, never through a link that leads out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mlready.errors import TargetError
from mlready.model.fact import Skip
from mlready.repo.git_folder import work_tree
from mlready.repo.ignored import IGNORE_FILE, Chain, Patterns, ignored, read_patterns
from mlready.repo.index import Index, read_index
from mlready.repo.limits import Limits, most_bytes
from mlready.repo.reading import read_regular
from mlready.repo.walk import File, Walk


@dataclass(frozen=True)
class Tree:
    """One repository, or one folder of one. `files` are in the order of their paths."""

    root: Path
    name: str
    files: tuple[File, ...]
    skips: tuple[Skip, ...]

    @cached_property
    def _start(self) -> str:
        return f"{self.root}/"

    def read(self, file: File) -> bytes:
        """Return the bytes of `file`; raise OSError where it cannot be read, or is no longer what was listed."""
        return read_regular(self._start + file.path, most_bytes(file.path))


def open_tree(
    root: Path, *, folder: str = "", name: str = ".", ignore: Sequence[str] = (), limits: Limits | None = None
) -> Tree:
    """Return the tree of the repository at `root`.

    Args:
        root: where it is.
        folder: the part of it that is looked at, all of it where empty.
        name: how evidence calls it.
        ignore: patterns in the manner of ``.gitignore``, beside the repository's own.
        limits: how much is looked at, at most.

    Raises:
        TargetError: there is no folder, or it cannot be read.
    """
    try:
        base = root.resolve(strict=True)
        start = (base / folder).resolve(strict=True)
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: links in a circle, before Python 3.13
        raise TargetError(f"there is no folder {root / folder}") from error
    if not start.is_dir() or not start.is_relative_to(base):
        raise TargetError(f"{root / folder} is not a folder of the repository")
    index, above, chain = _known(start, base)
    walk = Walk(str(start), name, above, index, Patterns(ignore) if ignore else None, limits or Limits())
    walk.run(chain)
    walk.files.sort()
    return Tree(start, name, tuple(walk.files), tuple(walk.skips))


def _known(start: Path, base: Path) -> tuple[Index, str, Chain]:
    """Return what git tracks in the folder `start`, where that stands in its working tree, and which patterns hold.

    Without git that is `base`. A folder that is ignored as a whole, and that somebody wants looked at all the same,
    is looked at by itself.
    """
    root, git = work_tree(start) or (base, None)
    above = f"{start.relative_to(root).as_posix()}/" if start != root else ""
    index = (read_index(root) or Index()).within(above)
    folders = [above[:at] for at, letter in enumerate(above) if letter == "/"]
    chain: Chain = ()
    if git and (patterns := read_patterns(f"{git}/info/exclude")):
        chain = ((0, patterns),)
    for outer, inner in zip(("", *folders), folders, strict=False):
        if patterns := read_patterns(f"{root}/{outer}/{IGNORE_FILE}"):
            chain = (*chain, (len(outer) + bool(outer), patterns))
        if not index.sizes and ignored(chain, inner, inner.rpartition("/")[2], folder=True):
            return index, "", ()
    return index, above, chain
