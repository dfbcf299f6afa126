"""Which files git tracks, read from its index: git itself would run programs that a repository's config names."""

import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from mlready.repo.git_folder import git_folder
from mlready.repo.reading import read_regular

MAX_BYTES: Final = 64_000_000
MAX_ENTRIES: Final = 500_000
_HEADER: Final = struct.Struct(">4sII")
_EXTENSION: Final = struct.Struct(">4sI")
_PREFIXED: Final = 4
_VERSIONS: Final = (2, 3, _PREFIXED)
# The names of SHA-1 and of SHA-256 are 20 and 32 bytes long; the index does not say which it holds.
_HASHES: Final = (20, 32)
_EXTENDED: Final = 0x4000
_NOT_HERE: Final = 0x4000
_SUBMODULE: Final = 0o160000
_FILES: Final = frozenset({0o100644, 0o100755})
_KINDS: Final = frozenset({stat.S_IFREG, stat.S_IFLNK, stat.S_IFDIR, _SUBMODULE})
# Most of the entries of a split index stand in another file.
_SPLIT: Final = b"link"

_Entry: TypeAlias = tuple[int, bytes, int, int, int]


@dataclass(slots=True)
class Index:
    """What git tracks: the size of each file as git last saw it, submodules, and the files that are not checked out."""

    sizes: dict[str, int] = field(default_factory=dict)
    submodules: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)

    def within(self, folder: str) -> "Index":
        """Return what this says of `folder`, named with a slash behind it, with the paths that things have in there."""
        if not folder:
            return self
        start = len(folder)
        sizes = {path[start:]: size for path, size in self.sizes.items() if path.startswith(folder)}
        submodules, absent = (
            {path[start:] for path in paths if path.startswith(folder)} for paths in (self.submodules, self.absent)
        )
        return Index(sizes, submodules, absent)

    def add(self, folder: str, other: "Index") -> None:
        """Take in what `other` says of `folder`, named with a slash behind it, which is a repository of its own."""
        self.sizes.update((folder + path, size) for path, size in other.sizes.items())
        self.submodules.update(folder + path for path in other.submodules)
        self.absent.update(folder + path for path in other.absent)

    def take(self, path: str, mode: int, size: int, flags: int) -> None:
        """Take in an entry; raise ValueError where it can be none."""
        kind = stat.S_IFMT(mode)
        if kind not in _KINDS:
            raise ValueError("not an entry of an index")
        if flags & _NOT_HERE:
            self.absent.add(path)
        elif kind == _SUBMODULE:
            self.submodules.add(path)
        else:
            self.sizes[path] = size


def read_index(root: Path) -> Index | None:
    """Return the index of the working tree at `root`; None where there is none, or none that can be read alone."""
    git = git_folder(root)
    if git is None:
        return None
    try:
        content = read_regular(str(git / "index"), MAX_BYTES)
    except (OSError, ValueError):
        return None
    for hash_size in _HASHES:
        try:
            return _parse(content, hash_size)
        except (struct.error, ValueError, IndexError):
            continue
    return None


def _parse(content: bytes, hash_size: int) -> Index:
    signature, version, count = _HEADER.unpack_from(content)
    if signature != b"DIRC" or version not in _VERSIONS or count > MAX_ENTRIES:
        raise ValueError("not an index that can be read")
    index = Index()
    names = _prefixed(content, count, hash_size) if version == _PREFIXED else _plain(content, count, hash_size)
    position = _HEADER.size
    sizes = index.sizes
    for position, name, mode, size, flags in names:  # noqa: B007 - the last position is used below
        path = name.decode("utf-8", "surrogateescape")
        if mode in _FILES and not flags:
            sizes[path] = size
        else:
            index.take(path, mode, size, flags)
    if _SPLIT in set(_extensions(content, position, len(content) - hash_size)):
        raise ValueError("a split index")
    return index


def _fixed(hash_size: int) -> struct.Struct:
    """Return the start of an entry: times, device, inode, **mode**, owner, **size**, hash and **flags**."""
    return struct.Struct(f">24xI8xI{hash_size}xH")


def _plain(content: bytes, count: int, hash_size: int) -> Iterator[_Entry]:
    """Yield the end, name, mode, size and extended flags of each entry, whose length is a multiple of eight."""
    fixed = _fixed(hash_size)
    unpack, length, find = fixed.unpack_from, fixed.size, content.index
    position = _HEADER.size
    for _ in range(count):
        mode, size, flags = unpack(content, position)
        start = position + length
        more = 0
        if flags & _EXTENDED:
            more = int.from_bytes(content[start : start + 2], "big")
            start += 2
        end = find(b"\0", start)
        position += (end - position + 8) // 8 * 8
        yield position, content[start:end], mode, size, more


def _prefixed(content: bytes, count: int, hash_size: int) -> Iterator[_Entry]:
    """Yield the same of entries whose names only say what differs from the name before."""
    fixed = _fixed(hash_size)
    position, name, left = _HEADER.size, b"", MAX_BYTES
    for _ in range(count):
        mode, size, flags = fixed.unpack_from(content, position)
        start = position + fixed.size
        more = 0
        if flags & _EXTENDED:
            more = int.from_bytes(content[start : start + 2], "big")
            start += 2
        drop, start = _variable(content, start)
        end = content.index(b"\0", start)
        name = name[: max(len(name) - drop, 0)] + content[start:end]
        left -= len(name)
        if left < 0:
            raise ValueError("names that are longer than the index")
        position = end + 1
        yield position, name, mode, size, more


def _variable(content: bytes, position: int) -> tuple[int, int]:
    """Return the number at `position`, seven bits a byte, and where it ends."""
    value = content[position] & 0x7F
    while content[position] & 0x80:
        position += 1
        value = ((value + 1) << 7) | (content[position] & 0x7F)
        if value > MAX_BYTES:
            raise ValueError("a number that no name is long enough for")
    return value, position + 1


def _extensions(content: bytes, position: int, end: int) -> Iterator[bytes]:
    """Yield the names of the extensions; raise ValueError unless the last one ends at `end`."""
    while position < end:
        name, size = _EXTENSION.unpack_from(content, position)
        position += _EXTENSION.size + size
        yield name
    if position != end:
        raise ValueError("not the end of an index")
