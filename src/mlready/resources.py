"""What comes with the program, in the wheel or in a checkout: playbooks and templates, and what was made of them.

What is made of them each time the same is kept where Python keeps its compiled modules, under the same conditions.
"""

import contextlib
import hashlib
import os
import sys
import tempfile
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, Literal

from mlready import __version__

_PACKAGE: Final = Path(__file__).parent


@cache
def shipped(kind: Literal["playbooks", "templates"]) -> Traversable:
    """Return the shipped folder `kind`; raise FileNotFoundError where the installation lost it."""
    packaged = files("mlready") / "_data" / kind
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file() and (checkout / kind).is_dir():
        return checkout / kind
    raise FileNotFoundError(f"mlready was installed without its {kind}")


def kept(kind: str, source: str) -> bytes | None:
    """Return what an earlier run made of `source` and kept as `kind`; None where there is nothing."""
    place = _place(kind, source)
    if place is None:
        return None
    try:
        return place.read_bytes()
    except OSError:
        return None


def keep(kind: str, source: str, made: bytes) -> None:
    """Keep what was made of `source`, for later runs; where that cannot be, nothing happens."""
    place = None if sys.dont_write_bytecode else _place(kind, source)
    if place is None:
        return
    with contextlib.suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".mlready.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(made)
            Path(name).replace(place)
        except OSError:
            Path(name).unlink(missing_ok=True)


def _place(kind: str, source: str) -> Path | None:
    """Return the file of what is made of `source`; None where Python keeps its compiled modules elsewhere."""
    if sys.pycache_prefix or not _PACKAGE.is_dir():
        return None
    digest = hashlib.blake2b(f"{__version__} {kind} {source}".encode(), digest_size=16).hexdigest()
    return _PACKAGE / "__pycache__" / f"{kind}-{digest}.{sys.implementation.cache_tag}"
