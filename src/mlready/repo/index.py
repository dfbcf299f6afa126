"""Which files git tracks, read from ``.git/index``: git itself would run programs that a repository's config names."""

import struct
from pathlib import Path
from typing import Final

_HEADER: Final = struct.Struct(">4sII")
_FIXED: Final = 62
_EXTENDED: Final = 0x4000
_NAME_LENGTH: Final = 0xFFF
_VERSIONS: Final = (2, 3)
_MAX_BYTES: Final = 200_000_000


def tracked_files(root: Path) -> frozenset[str] | None:
    """Return the paths that the index at `root` lists; None where there is no index, or none that can be read."""
    path = root / ".git" / "index"
    try:
        if not path.is_file() or path.stat().st_size > _MAX_BYTES:
            return None
        content = path.read_bytes()
    except OSError:
        return None
    try:
        return frozenset(_names(content))
    except (struct.error, ValueError, IndexError):
        return None


def _names(content: bytes) -> list[str]:
    signature, version, count = _HEADER.unpack_from(content)
    if signature != b"DIRC" or version not in _VERSIONS:
        raise ValueError("not an index that can be read")
    names = []
    position = _HEADER.size
    for _ in range(count):
        flags = int.from_bytes(content[position + 60 : position + 62], "big")
        start = position + _FIXED + (2 if flags & _EXTENDED else 0)
        end = content.index(b"\0", start)
        names.append(content[start:end].decode("utf-8", "surrogateescape"))
        position += (end - position + 8) // 8 * 8
    return names
