"""Playbook files -> one Playbook, after ``extends`` and overlays, with the place of every mistake.

A playbook that extends another one adds controls, and changes the fields that it names of those that are there; it may
remove one, with a reason. An overlay does the same on top of any playbook, but can only add and raise, and removes
nothing. Both may begin practices, and add rules to those that are there.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path as FilePath
from typing import Final

from mlready.errors import DocumentError, Problem, quoted
from mlready.model.playbook import Playbook
from mlready.store.library import Library
from mlready.store.once import once
from mlready.store.playbook_draft import Draft, DraftEntry, is_said
from mlready.store.practices import KEY as PRACTICES
from mlready.store.practices import LIKE
from mlready.store.yaml import Document

PLAYBOOK_SCHEMA: Final = "mlready.playbook/1"
OVERLAY_SCHEMA: Final = "mlready.overlay/1"

_MAX_ANCESTORS: Final = 10


@dataclass(frozen=True, slots=True)
class LoadedPlaybook:
    """A playbook, and the file and line that each part of it was written on last."""

    playbook: Playbook
    _entries: Mapping[str, DraftEntry]

    def problem(self, entry_id: str, key: str, says: str) -> Problem:
        """Return what is wrong with field `key` of the control or context question `entry_id`, with its place."""
        document, place = self._entries[entry_id].place(key)
        return Problem(document.file, document.line(place), f"{entry_id}.{key}", says)


def load_playbook(reference: str, overlays: Iterable[str] = (), library: Library | None = None) -> Playbook:
    """Return the playbook that `reference` names, its ancestors under it and `overlays` on top.

    Raises:
        DocumentError: one of the files is wrong.
        TargetError: one of the files is not there.
    """
    library = library or Library()
    ancestors, above = _ancestors(reference, library), _overlays(overlays, library)
    documents = [*ancestors, *above]
    grows = any({PRACTICES, LIKE} & document.data.keys() for document in documents)
    return once(
        "playbook",
        [*documents, *(library.layers(PRACTICES) if grows else ())],
        lambda: _built(ancestors, above, library).playbook,
    )


def open_playbook(reference: str, overlays: Iterable[str] = (), library: Library | None = None) -> LoadedPlaybook:
    """Return the same as `load_playbook`, with the places."""
    library = library or Library()
    return _built(_ancestors(reference, library), _overlays(overlays, library), library)


def _built(ancestors: Sequence[Document], overlays: Sequence[Document], library: Library) -> LoadedPlaybook:
    lineage = tuple(str(document.data.get("id")) for document in reversed(ancestors))
    draft = Draft(ancestors[-1], lineage)
    for document in ancestors:
        draft.add(document, overlay=False)
    for document in overlays:
        draft.add(document, overlay=True)
    written = [*((document, False) for document in ancestors), *((document, True) for document in overlays)]
    names = [document.data["id"] for document in overlays]
    digest = hashlib.sha256("\0".join(document.text for document, _ in written).encode()).hexdigest()
    playbook = draft.finish(names, digest, draft.practices(library, written))
    loaded = LoadedPlaybook(playbook, draft.lists["context"] | draft.lists["controls"])
    if circle := _circle(playbook):
        says = f"these remedies wait for each other: {' → '.join(circle)}"
        raise DocumentError([loaded.problem(name, "remedy", says) for name in dict.fromkeys(circle)])
    return loaded


def _circle(playbook: Playbook) -> list[str]:
    """Return controls of which the remedy of each waits for the next, and that of the last for the first."""
    after = {control.id: control.remedy.after for control in playbook.controls if control.remedy}
    try:
        TopologicalSorter(after).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        return circle[::-1]
    return []


def _overlays(references: Iterable[str], library: Library) -> list[Document]:
    documents = [library.open(reference, "overlays") for reference in dict.fromkeys(references)]
    for document in documents:
        _expect(document, OVERLAY_SCHEMA)
    return documents


def _ancestors(reference: str, library: Library) -> list[Document]:
    """Return the playbook's documents, the root of the family first."""
    documents: list[Document] = []
    beside: FilePath | None = None
    parent: object = reference
    while parent:
        if not isinstance(parent, str):
            raise DocumentError([documents[0].problem(("extends",), "write the name or the path of one playbook")])
        document = library.open(parent, beside=beside)
        _expect(document, PLAYBOOK_SCHEMA)
        if any(document.file == one.file for one in documents):
            raise DocumentError([documents[0].problem(("extends",), "a playbook cannot extend itself")])
        if len(documents) >= _MAX_ANCESTORS:
            raise DocumentError([documents[0].problem(("extends",), f"more than {_MAX_ANCESTORS} playbooks in a line")])
        documents.insert(0, document)
        parent, beside = document.data.get("extends"), FilePath(document.file)
    return documents


def _expect(document: Document, schema: str) -> None:
    if not isinstance(document.data, dict):
        raise DocumentError([Problem(document.file, 1, "", f"write a mapping that starts with schema: {schema}")])
    found = document.data.get("schema")
    if found != schema:
        says = f"write schema: {schema}" if found is None else f"write {schema}, not {quoted(found)}"
        raise DocumentError([document.problem(("schema",), says)])
    if not is_said(document.data.get("id")):
        raise DocumentError([document.problem(("id",), "give it an id of its own")])
