"""Values that shipped documents hold, as an earlier run read and checked them.

They are kept beside Python's compiled modules, are trusted like these, and hold as long: for the same documents, the
same modules of ours, and the same pydantic. A document of a user's own is read and checked each time.
"""

import contextlib
import os
import pickle
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import pydantic

from mlready.resources import keep, kept
from mlready.store.yaml import Document

T = TypeVar("T")

_ROOMS: Final = ("model", "store", "yaml")
"""Whose modules decide what a document comes to."""
_DAMAGED: Final = (
    *(pickle.PickleError, ArithmeticError, AttributeError, EOFError, ImportError, LookupError, MemoryError),
    *(RuntimeError, TypeError, ValueError),
)


def once(kind: str, documents: Sequence[Document], make: Callable[[], T]) -> T:
    """Return what `make` makes of `documents`, or what it made of the same ones before; `kind` tells makers apart."""
    if not all(document.shipped for document in documents):
        return make()
    source = "\0".join((pydantic.VERSION, modules(), *(document.text for document in documents)))
    if (before := kept(kind, source)) is not None:
        with contextlib.suppress(*_DAMAGED):
            known: T = pickle.loads(before)  # noqa: S301 - it stands where Python's compiled modules do
            return known
    value = make()
    keep(kind, source, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
    return value


@cache
def modules() -> str:
    """Return by what Python, too, tells whether a module has changed: the size and time of each file."""
    package = Path(__file__).parents[1]
    files = sorted((file.path, file.stat()) for room in _ROOMS for file in _python(package / room))
    return " ".join(f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in files)


def _python(folder: Path) -> list[os.DirEntry[str]]:
    if not folder.is_dir():  # inside a zip
        return []
    with os.scandir(folder) as entries:
        return [entry for entry in entries if entry.name.endswith(".py")]
