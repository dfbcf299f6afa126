"""The files of a repository: listed once, within limits, never through a link that leads out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mlready.errors import TargetError
from mlready.model.fact import Skip
from mlready.repo.git_folder import git_folder
from mlready.repo.ignored import NAME, Chain, Patterns, read_patterns
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
    above = f"{start.relative_to(base).as_posix()}/" if start != base else ""
    index = read_index(base)
    walk = Walk(
        str(start),
        name,
        above,
        _within(index, above) or Index(),
        Patterns(ignore) if ignore else None,
        limits or Limits(),
    )
    walk.run(_patterns_above(base, above))
    walk.files.sort()
    return Tree(start, name, tuple(walk.files), tuple(walk.skips))


def _within(index: Index | None, above: str) -> Index | None:
    """Return what `index` says of the folder `above`, with the paths that things have in there."""
    if index is None or not above:
        return index
    start = len(above)
    sizes = {path[start:]: size for path, size in index.sizes.items() if path.startswith(above)}
    return Index(sizes, {path[start:] for path in index.submodules if path.startswith(above)})


def _patterns_above(base: Path, above: str) -> Chain:
    """Return the patterns that hold in the folder `above` of `base` before those of its own file."""
    git = git_folder(base)
    places = [(0, f"{git}/info/exclude")] if git else []
    at = 0
    while (end := above.find("/", at)) >= 0:
        places.append((at, f"{base}/{above[:at]}{NAME}"))
        at = end + 1
    return tuple((cut, patterns) for cut, path in places if (patterns := read_patterns(path)) is not None)
