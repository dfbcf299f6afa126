"""What a repository's ``.gitignore`` files leave out. A tracked file is never ignored."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from pathspec import GitIgnoreSpec

_NAME: Final = ".gitignore"
_MAX_BYTES: Final = 200_000


class Ignored:
    """Tells which files and folders are ignored, nearest ``.gitignore`` first."""

    def __init__(self, root: Path, tracked: frozenset[str] | None, own: Sequence[str] = ()) -> None:
        self._root = root
        self._tracked = tracked
        self._own = GitIgnoreSpec.from_lines(own) if own else None
        self._specs: dict[str, GitIgnoreSpec | None] = {}

    @cached_property
    def _tracked_folders(self) -> frozenset[str]:
        folders = set()
        for path in self._tracked or ():
            while "/" in path:
                path = path.rpartition("/")[0]  # noqa: PLW2901 - climbing up
                if path in folders:
                    break
                folders.add(path)
        return frozenset(folders)

    def folder(self, path: str) -> bool:
        """Return whether nothing below the folder `path` need be looked at."""
        if self._own and self._own.match_file(f"{path}/"):
            return True
        return path not in self._tracked_folders and self._ignores(f"{path}/")

    def file(self, path: str) -> bool:
        """Return whether the file `path` is ignored."""
        if self._own and self._own.match_file(path):
            return True
        return not (self._tracked and path in self._tracked) and self._ignores(path)

    def _ignores(self, path: str) -> bool:
        folder = path.rstrip("/")
        while True:
            folder = folder.rpartition("/")[0]
            spec = self._spec(folder)
            if spec:
                inside = path[len(folder) + 1 :] if folder else path
                if (result := spec.check_file(inside)).include is not None:
                    return bool(result.include)
            if not folder:
                return False

    def _spec(self, folder: str) -> GitIgnoreSpec | None:
        if folder not in self._specs:
            self._specs[folder] = self._load(folder)
        return self._specs[folder]

    def _load(self, folder: str) -> GitIgnoreSpec | None:
        path = self._root / folder / _NAME
        try:
            if not path.is_file() or path.is_symlink() or path.stat().st_size > _MAX_BYTES:
                return None
            return GitIgnoreSpec.from_lines(path.read_text("utf-8", "replace").splitlines())
        except (OSError, ValueError):
            return None
