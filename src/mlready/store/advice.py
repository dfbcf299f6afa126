"""What stands beside the playbooks: rules of consistency, crosswalks, roles, terms and sources."""

from collections.abc import Iterable
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from mlready.errors import DocumentError
from mlready.model.advice import ConsistencyRule, Role, SourceBullet, SourceDocument, Term
from mlready.model.base import Frozen
from mlready.model.crosswalk import Crosswalk, LadderCrosswalk
from mlready.model.text import unknown_names
from mlready.store.library import Library
from mlready.store.once import once
from mlready.store.standards import other_crosswalks
from mlready.store.validation import wrong
from mlready.store.yaml import Document

T = TypeVar("T", bound=Frozen)


def load_consistency(library: Library) -> tuple[ConsistencyRule, ...]:
    """Return the rules by which answers contradict each other."""
    return _list(library.open("consistency", "advice"), "rules", ConsistencyRule)


def load_roles(library: Library) -> tuple[Role, ...]:
    """Return the people who own answers and actions."""
    return _list(library.open("roles", "advice"), "roles", Role)


def load_terms(library: Library) -> tuple[Term, ...]:
    """Return mlready's own words."""
    return _list(library.open("glossary", "advice"), "terms", Term)


def load_sources(library: Library) -> tuple[tuple[SourceDocument, ...], tuple[SourceBullet, ...]]:
    """Return the checklists that the playbooks encode, and their bullets."""
    file = library.open("sources", "advice")
    documents, bullets = _list(file, "documents", SourceDocument), _list(file, "sources", SourceBullet)
    known = [one.id for one in documents]
    named = [(("sources", at, "document"), one.document) for at, one in enumerate(bullets)]
    unknown = [wrong for place, name in named for wrong in unknown_names(place, [name], known)]
    if unknown:
        raise DocumentError([file.problem(place, says) for place, says in unknown])
    return documents, bullets


def load_crosswalks(library: Library) -> tuple[Crosswalk, ...]:
    """Return the maturity models of others, in the order of their files' names."""
    documents = other_crosswalks(library)
    return once("crosswalks", documents, lambda: tuple(map(_read, documents)))


def _read(document: Document) -> Crosswalk:
    adapter: TypeAdapter[Crosswalk] = TypeAdapter(Crosswalk)
    try:
        return adapter.validate_python(document.data)
    except ValidationError as error:
        raise wrong(document, error, LadderCrosswalk) from error


def _list(document: Document, key: str, model: type[T]) -> tuple[T, ...]:
    return once(key, [document], lambda: _entries(document, key, model))


def _entries(document: Document, key: str, model: type[T]) -> tuple[T, ...]:
    entries: Iterable[object] = document.data.get(key, ()) if isinstance(document.data, dict) else ()
    adapter = TypeAdapter(dict[str, tuple[model, ...]])  # type: ignore[valid-type]  # mypy takes no variable as a type
    try:
        return adapter.validate_python({key: entries})[key]
    except ValidationError as error:
        raise wrong(document, error, model) from error
