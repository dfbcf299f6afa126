"""The strategies of a release, and the rules that choose among them, as the playbooks' advice holds them."""

from pydantic import ValidationError

from mlready.errors import DocumentError
from mlready.model.strategies import Strategies, dangling
from mlready.store.library import Library
from mlready.store.validation import faults


def load_strategies(library: Library) -> Strategies:
    """Return the strategies and their rules.

    Raises:
        DocumentError: the project's own ``advice/strategies.yaml`` is wrong.
    """
    document = library.open("strategies", "advice")
    try:
        book = Strategies.model_validate(document.data)
    except ValidationError as error:
        problems = [document.problem(place, says) for place, says in faults(error, Strategies, document.data)]
        raise DocumentError(problems) from error
    if problems := [document.problem(place, says) for place, says in dangling(book)]:
        raise DocumentError(problems)
    return book
