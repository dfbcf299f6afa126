"""Documents of advice, read: a value, or every mistake in them with its line."""

from typing import TypeVar

from pydantic import ValidationError

from mlready.errors import DocumentError
from mlready.model.text import Book
from mlready.store.once import once
from mlready.store.validation import faults
from mlready.store.yaml import Document

B = TypeVar("B", bound=Book)


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
        problems = [document.problem(place, says) for place, says in faults(error, kind, document.data)]
        raise DocumentError(problems) from error
    if problems := [document.problem(place, says) for place, says in book.dangling()]:
        raise DocumentError(problems)
    return book.settled()
