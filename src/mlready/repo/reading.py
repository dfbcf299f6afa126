"""Bytes of a file that may be anything: a link, a pipe, a device, or one that grows while it is read."""

import os
import stat
from typing import Final

_MEGABYTE: Final = 1_000_000
# What a system does not have, it need not be kept from.
_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
)


def read_regular(path: str, most: int) -> bytes:
    """Return the bytes of the regular file at `path`.

    Raises:
        OSError: it cannot be read, is a link or no regular file, or holds more than `most` bytes.
    """
    handle = os.open(path, _FLAGS)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise OSError("not a regular file")
        size = min(state.st_size, most)
        content = os.read(handle, size + 1)
        # As a rule one byte less than was asked for is all there is; anything else changed meanwhile.
        while len(content) != size and (part := os.read(handle, most + 1 - len(content))):
            content += part
    finally:
        os.close(handle)
    if len(content) > most:
        raise OSError(larger_than(most))
    return content


def larger_than(most: int) -> str:
    """Return how a file is said to be larger than is read."""
    return f"larger than {most // _MEGABYTE} MB"
