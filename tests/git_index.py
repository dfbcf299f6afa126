"""The index of a git repository, entry by entry, as git writes it: for what no git would write, too."""

import hashlib
import struct
from collections.abc import Sequence

FILE, LINK, SUBMODULE = 0o100644, 0o120000, 0o160000


def entry(name: str, *, mode: int = FILE, size: int = 7, hash_size: int = 20, sparse: bool = False) -> bytes:
    """Return an entry of versions 2 and 3."""
    raw = name.encode("utf-8", "surrogateescape")
    flags = min(len(raw), 0xFFF) | (0x4000 if sparse else 0)
    fixed = struct.pack(f">24xI8xI{hash_size}sH", mode, size, b"\xab" * hash_size, flags)
    whole = fixed + (struct.pack(">H", 0x4000) if sparse else b"") + raw
    return whole + b"\0" * (8 - len(whole) % 8)


def prefixed(name: str, *, drop: int, size: int = 7) -> bytes:
    """Return an entry of version 4, which takes `drop` characters off the name before."""
    variable = bytes([drop]) if drop < 128 else bytes([0x80 | ((drop >> 7) - 1), drop & 0x7F])
    return struct.pack(">24xI8xI20xH", FILE, size, len(name) & 0xFFF) + variable + name.encode() + b"\0"


def index(
    *entries: bytes, version: int = 2, count: int | None = None, extensions: Sequence[bytes] = (), hash_size: int = 20
) -> bytes:
    """Return a whole index of these entries; `count` is how many it claims to hold."""
    body = b"DIRC" + struct.pack(">II", version, len(entries) if count is None else count) + b"".join(entries)
    for name in extensions:
        body += name + struct.pack(">I", 3) + b"abc"
    return body + hashlib.sha256(body).digest()[:hash_size]
