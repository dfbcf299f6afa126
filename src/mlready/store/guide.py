"""The guide of the interview, as the playbooks' advice holds it."""

from pydantic import ValidationError

from mlready.errors import DocumentError
from mlready.model.guide import Guide
from mlready.store.library import Library
from mlready.store.once import once
from mlready.store.validation import faults
from mlready.store.yaml import Document


def load_guide(library: Library) -> Guide:
    """Return how an interview goes about its questions.

    Raises:
        DocumentError: the project's own ``advice/interview.yaml`` is wrong.
    """
    document = library.open("interview", "advice")
    return once("Guide", [document], lambda: _read(document))


def _read(document: Document) -> Guide:
    try:
        return Guide.model_validate(document.data)
    except ValidationError as error:
        problems = [document.problem(place, says) for place, says in faults(error, Guide, document.data)]
        raise DocumentError(problems) from error
