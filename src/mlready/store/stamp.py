"""Hashes of proofs, written beside them into the text of an answers file: everything else in it stays as it is."""

from collections.abc import Mapping
from typing import Final

from mlready.store.answers import AnswersFile
from mlready.store.yaml_edit import naming, set_beside

PROOF: Final = "proof"
HASH: Final = "proof_sha256"


def stamped(file: AnswersFile, hashes: Mapping[str, str]) -> str:
    """Return the text of `file` with the hash of the proof of every entry that `hashes` names.

    Raises:
        DocumentError: an entry is written in a way that this cannot change, such as an alias.
    """
    with naming(file.document.file):
        return set_beside(file.document.text, "answers", hashes, HASH, PROOF)
