"""Practices as files write them -> whole practices: ours, the project's own files, and what playbooks add to them.

An entry with an id of its own is a new practice. One whose id is there adds its rules to those that are there, so that
a tool is one short rule; in a playbook it may also say the practice in other words. ``counts_like`` puts a name beside
one of ours in every rule.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from mlready.errors import DocumentError, Problem, quoted
from mlready.model.nearest import did_you_mean
from mlready.model.playbook import Playbook
from mlready.model.practice import Practice, PracticeEntry
from mlready.store.library import Library
from mlready.store.likeness import Likeness, likened, read_likeness, unnamed
from mlready.store.once import once
from mlready.store.rules import rule_faults
from mlready.store.validation import faults
from mlready.store.yaml import Document, Path

KEY: Final = "practices"
LIKE: Final = "counts_like"
_FAMILY_KEYS: Final = ("family", "title", KEY, LIKE)
_RULES: Final = ("found", "partial", "only_where")
_WORDS: Final = tuple(name for name in PracticeEntry.model_fields if name not in {"id", *_RULES})
_RULE_LISTS: Final = tuple((name,) for name in _RULES)


@dataclass
class _Draft:
    """Practices that grow document by document."""

    practices: dict[str, Practice] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    touched: dict[str, None] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    needs: list[tuple[Document, Path, Practice]] = field(default_factory=list)
    alike: list[tuple[Document, Likeness]] = field(default_factory=list)

    def add(self, document: Document, *, rules_only: bool) -> None:
        """Take in what `document` lists under ``practices``, and which names count like others by ``counts_like``."""
        if document.data.get(LIKE) is not None:
            alike, wrong = read_likeness(document.data[LIKE])
            self.problems += [document.problem((LIKE, *place), says) for place, says in wrong]
            self.alike.append((document, alike))
        written = document.data.get(KEY)
        if written is None:
            return
        if not isinstance(written, list):
            self.problems.append(document.problem((KEY,), "write a list of practices here"))
            return
        seen: set[str] = set()
        for index, one in enumerate(written):
            place: Path = (KEY, index)
            entry = self._read(document, place, one)
            if entry is None:
                continue
            if entry.id in seen:
                self.problems.append(document.problem((*place, "id"), f"{entry.id} stands in this list twice"))
            seen.add(entry.id)
            self._merge(document, place, entry, rules_only=rules_only)

    def _read(self, document: Document, place: Path, written: object) -> PracticeEntry | None:
        """Return an entry that reads well; what is wrong with its words is told instead of the form that follows."""
        wrong = list(_faults(written))
        told = [path[:2] if path[:1] in _RULE_LISTS else () for path, _ in wrong]
        entry = None
        try:
            entry = PracticeEntry.model_validate(written)
        except ValidationError as error:
            formal = faults(error, PracticeEntry, written)
            wrong += [(path, says) for path, says in formal if not any(path[: len(one)] == one for one in told)]
        self.problems += [document.problem((*place, *path), says) for path, says in wrong]
        if wrong and isinstance(written, dict):
            self.unread.add(str(written.get("id")))
        return None if wrong else entry

    def _merge(self, document: Document, place: Path, entry: PracticeEntry, *, rules_only: bool) -> None:
        words = {name: getattr(entry, name) for name in _WORDS if name in entry.model_fields_set}
        there = self.practices.get(entry.id)
        if there is None:
            self._begin(document, place, entry, words)
            return
        if rules_only and words:
            says = f"{entry.id} is there: an overlay only adds rules to it"
            self.problems += [document.problem((*place, name), says) for name in words]
        grown = {name: (*getattr(there, name), *getattr(entry, name)) for name in _RULES}
        self._keep(document, place, {**dict(there), **words, **grown})

    def _begin(self, document: Document, place: Path, entry: PracticeEntry, words: dict[str, Any]) -> None:
        if not words:
            near = did_you_mean(entry.id, self.practices) or "; a new one has title, shows, not_enough and why"
            says = f"there is no practice {entry.id} to add to{near}"
            self.problems.append(document.problem((*place, "id"), says))
            return
        self._keep(document, place, {"id": entry.id, **words, **{name: getattr(entry, name) for name in _RULES}})

    def _keep(self, document: Document, place: Path, data: dict[str, Any]) -> None:
        try:
            practice = Practice.model_validate({name: value for name, value in data.items() if value is not None})
        except ValidationError as error:
            self.problems += [document.problem((*place, *where), says) for where, says in faults(error, Practice, data)]
            self.unread.add(str(data["id"]))
            return
        self.practices[practice.id] = practice
        self.touched[practice.id] = None
        if practice.only_with:
            self.needs.append((document, (*place, "only_with"), practice))

    def finish(self) -> dict[str, Practice]:
        for document, place, practice in self.needs:
            for name in practice.only_with:
                if name == practice.id:
                    self.problems.append(document.problem(place, "a practice cannot wait for itself"))
                elif name not in self.practices and name not in self.unread:
                    says = f"there is no practice {name}{did_you_mean(name, self.practices)}"
                    self.problems.append(document.problem(place, says))
        for document, alike in self.alike:
            self._liken(document, alike)
        if self.problems:
            raise DocumentError(list(dict.fromkeys(self.problems)))
        return self.practices

    def _liken(self, document: Document, alike: Likeness) -> None:
        for name, says in unnamed(alike, self.practices):
            self.problems += [document.problem((LIKE, other), says) for other in alike[name]]
        for practice in list(self.practices.values()):
            grown = likened(practice, alike)
            if grown is not practice:
                self.practices[grown.id] = grown
                self.touched[grown.id] = None


def load_practices(library: Library, playbook: Playbook | None = None) -> dict[str, Practice]:
    """Return every practice that files can show, by id: ours, the project's own, and what `playbook` adds.

    Raises:
        DocumentError: a file of them is wrong.
    """
    added = playbook.practices if playbook else ()
    documents = library.layers(KEY)
    ours = once(KEY, documents, lambda: _families(documents).finish())
    return {**ours, **{practice.id: practice for practice in added}}


def added_practices(library: Library, documents: Iterable[tuple[Document, bool]]) -> tuple[Practice, ...]:
    """Return the practices that `documents` begin or add to, whole; with each goes whether it is an overlay.

    Raises:
        DocumentError: one of them is wrong.
    """
    written = [(document, overlay) for document, overlay in documents if {KEY, LIKE} & document.data.keys()]
    if not written:
        return ()
    draft = _families(library.layers(KEY))
    draft.touched.clear()
    for document, overlay in written:
        draft.add(document, rules_only=overlay)
    practices = draft.finish()
    return tuple(practices[name] for name in draft.touched)


def _families(documents: Iterable[Document]) -> _Draft:
    """Return the practices of every family: a file of the project's own adds to the shipped ones, whatever its name."""
    draft = _Draft()
    for document in documents:
        if not isinstance(document.data, dict):
            draft.problems.append(document.problem((), "write a mapping with a list of practices"))
            continue
        for key in document.data:
            if key not in _FAMILY_KEYS:
                near = did_you_mean(str(key), _FAMILY_KEYS)
                draft.problems.append(document.problem((key,), f"there is no key {quoted(key)} here{near}"))
        for key in ("family", "title"):
            if not isinstance(document.data.get(key, ""), str):
                draft.problems.append(document.problem((key,), f"write text, not {quoted(document.data[key])}"))
        draft.add(document, rules_only=False)
    return draft


def _faults(entry: object) -> Iterator[tuple[Path, str]]:
    """Yield what is wrong with the rules of an entry; what is wrong with its form is told elsewhere."""
    if not isinstance(entry, dict):
        return
    for name in _RULES:
        rules = entry.get(name)
        for number, rule in enumerate(rules if isinstance(rules, list) else ()):
            yield from (((name, number, *place), says) for place, says in rule_faults(rule))
    known = tuple(PracticeEntry.model_fields)
    if beside := {key: value for key, value in entry.items() if key not in known}:
        yield from rule_faults(beside, known)
