"""Bytes from and to the disk: bounded reads, and writes that leave the old file or the new one, whole."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from typing import Final

from mlready.errors import DocumentError, Problem, TargetError

MAX_BYTES: Final = 8_000_000
_MOST_LINKS: Final = 40


def read_text(path: Path) -> str:
    """Return the UTF-8 text of `path`.

    Raises:
        TargetError: there is no such file, or it cannot be read.
        DocumentError: it is too large, or it is not UTF-8 text.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise TargetError(f"cannot read {path}: {reason(error)}") from error
    except ValueError as error:  # a NUL byte in the name
        raise TargetError(f"cannot read {str(path)!r}: {error}") from error
    if len(content) > MAX_BYTES:
        raise DocumentError([Problem(str(path), 0, "", f"larger than {MAX_BYTES // 1_000_000} MB")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DocumentError([Problem(str(path), line, "", "this is not UTF-8 text")]) from error


def is_own(path: Path) -> bool:
    """Return whether there is a file at `path`, which is looked for in a repository without anyone having named it.

    Raises:
        TargetError: it is a link that leads out of its folder: what is wrong with the file there would be quoted.
    """
    home = os.path.abspath(path.parent)  # noqa: PTH100 - to follow links is what this is to prevent
    place = path
    for _ in range(_MOST_LINKS):
        if not place.is_symlink():
            break
        place = Path(os.path.normpath(os.path.join(home, place.parent, os.readlink(place))))  # noqa: PTH115, PTH118
        if not place.is_relative_to(home):
            raise TargetError(f"{path} is a link that leads out of its folder", "name the file that it points at")
    return path.is_file()


def write_text(path: Path, text: str) -> None:
    """Write `text` beside `path` and rename it there; raise TargetError, the old file untouched, where that fails.

    What is not a regular file, such as ``/dev/stdout``, is written to as it is.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8")
        else:
            _replace(path, text)
    except OSError as error:
        raise TargetError(f"cannot write {path}: {reason(error)}") from error
    except RuntimeError as error:  # links that lead in a circle, before Python 3.13
        raise TargetError(f"cannot write {path}: its links lead in a circle") from error
    except ValueError as error:  # a NUL byte in the name, or text that UTF-8 cannot hold
        raise TargetError(f"cannot write {str(path)!r}: {error}") from error


def _replace(path: Path, text: str) -> None:
    target = path.resolve()
    if target.is_symlink():  # since Python 3.13 links that lead in a circle are left as they are
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".mlready.", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def settle(folder: Path) -> None:
    """Have the disk take note of the names in `folder`, where the system lets a folder be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def reason(error: OSError) -> str:
    """Return the system's own words for `error`, in lower case as the rest of a sentence."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
