"""Documents of advice, read: a value, or every mistake in them with its line."""

from typing import TypeVar

from pydantic import ValidationError

from mlready.errors import DocumentError
from mlready.model.text import Book
from mlready.store.library import Library
from mlready.store.once import once
from mlready.store.validation import wrong
from mlready.store.yaml import Document

B = TypeVar("B", bound=Book)


def load_book(library: Library, name: str, kind: type[B]) -> B:
    """Return the document of advice `name`.

    Raises:
        DocumentError: the project's own document of that name is wrong.
    """
    return read_book(library.open(name, "advice"), kind)


def read_book(document: Document, kind: type[B]) -> B:
    """Return what `document` holds.

    Raises:
        DocumentError: it is wrong, or names something that is not there.
    """
    return once(kind.__name__, [document], lambda: _read(document, kind))


def _read(document: Document, kind: type[B]) -> B:
    try:
        book = kind.model_validate(document.data)
    except ValidationError as error:
        raise wrong(document, error, kind) from error
    if problems := [document.problem(place, says) for place, says in book.dangling()]:
        raise DocumentError(problems)
    return book.settled()
