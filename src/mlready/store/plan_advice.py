"""The documents of advice that a plan is written from."""

from typing import TypeVar

from pydantic import ValidationError

from mlready.errors import DocumentError
from mlready.model.plan_advice import PlanAdvice
from mlready.model.strategies import Strategies
from mlready.model.text import Book
from mlready.store.library import Library
from mlready.store.validation import faults

B = TypeVar("B", bound=Book)


def load_plan_advice(library: Library) -> PlanAdvice:
    """Return everything that a plan is written from.

    Raises:
        DocumentError: a document in the project's own ``advice`` folder is wrong.
    """
    return PlanAdvice(strategies=load_book(library, "strategies", Strategies))


def load_book(library: Library, name: str, kind: type[B]) -> B:
    """Return the document of advice `name`.

    Raises:
        DocumentError: the project's own document of that name is wrong.
    """
    document = library.open(name, "advice")
    try:
        book = kind.model_validate(document.data)
    except ValidationError as error:
        problems = [document.problem(place, says) for place, says in faults(error, kind, document.data)]
        raise DocumentError(problems) from error
    if problems := [document.problem(place, says) for place, says in book.dangling()]:
        raise DocumentError(problems)
    return book
