"""The files that answers name as proof: are they there, and what is in them now."""

import hashlib
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

MAX_BYTES: Final = 64_000_000
_CHUNK: Final = 1 << 20


def hash_proofs(proofs: Iterable[str], repositories: Sequence[Path]) -> dict[str, str | None]:
    """Return the SHA-256 of each proof in the first repository that holds it, or None where none does.

    A proof is a path inside a repository; one that leads out of it, by ``..`` or a link, is not there. Of a folder or a
    file over 64 MB only the name is taken.
    """
    return {proof: next(filter(None, (_hash(root, proof) for root in repositories)), None) for proof in set(proofs)}


def _hash(root: Path, proof: str) -> str | None:
    try:
        base = root.resolve(strict=True)
        path = (base / proof).resolve(strict=True)
        if not path.is_relative_to(base):
            return None
        state = path.stat()
        if not stat.S_ISREG(state.st_mode) or state.st_size > MAX_BYTES:
            return hashlib.sha256(proof.encode()).hexdigest() if path.is_dir() or path.is_file() else None
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
        return digest.hexdigest()
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links that lead in a circle, before Python 3.13
        return None
