"""The standards among the crosswalks: many and long, so they are parsed only where somebody asks for them."""

import re
from collections.abc import Iterable
from typing import Final

from mlready.errors import DocumentError
from mlready.model.standards import StandardCrosswalk
from mlready.store.books import read_book
from mlready.store.library import Library
from mlready.store.once import once
from mlready.store.yaml import Document

_FOLDER: Final = "crosswalks"
_STANDARD: Final = "standard"
_KIND: Final = re.compile(r"^kind\s*:[ \t]*[\"']?([\w-]+)", re.MULTILINE)


def load_standards(library: Library) -> tuple[StandardCrosswalk, ...]:
    """Return the standards, in the order of their files' names, the project's own first.

    Raises:
        DocumentError: one of the project's own is wrong, or two have one id.
    """
    documents = [document for _, document in library.listing(_FOLDER, lambda text: _kind(text) in {_STANDARD, None})]
    return once(_STANDARD, documents, lambda: _read(documents))


def _read(documents: Iterable[Document]) -> tuple[StandardCrosswalk, ...]:
    seen: dict[str, tuple[Document, StandardCrosswalk]] = {}
    for document in documents:
        if is_standard(document):
            standard = read_book(document, StandardCrosswalk)
            if standard.id in seen:
                # The nearer one is the one that somebody here can mend.
                nearer = seen[standard.id][0]
                raise DocumentError([nearer.problem(("id",), f"another crosswalk has the id {standard.id}")])
            seen[standard.id] = document, standard
    return tuple(standard for _, standard in seen.values())


def other_crosswalks(library: Library) -> list[Document]:
    """Return the crosswalks that are no standards, in the order of their files' names."""
    documents = library.listing(_FOLDER, lambda text: _kind(text) != _STANDARD)
    return [document for _, document in documents if not is_standard(document)]


def is_standard(document: Document) -> bool:
    """Return whether a crosswalk says that it is a standard."""
    return isinstance(document.data, dict) and document.data.get("kind") == _STANDARD


def _kind(text: str) -> str | None:
    """Return the kind that stands at the beginning of a line; None where a file is written in another way."""
    found = _KIND.search(text)
    return found[1] if found else None
