"""An answers file -> Answers, checked word by word against the playbook that it answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field, ValidationError

from mlready.errors import DocumentError, Problem, quoted
from mlready.model.answers import (
    REASON_LENGTH,
    Answer,
    Answers,
    Assumptions,
    ContextAnswer,
    Remark,
    RepositoryEntry,
    System,
    Waiver,
)
from mlready.model.base import Flag, Frozen, Line
from mlready.model.context import PREFIX, ContextQuestion
from mlready.model.nearest import did_you_mean
from mlready.model.playbook import Control, Playbook
from mlready.model.requirement import requirement
from mlready.model.when import Facts, Scalar
from mlready.store.files import read_text
from mlready.store.library import Library
from mlready.store.validation import faults
from mlready.store.yaml import Document, Path, parse

ANSWERS_SCHEMA: Final = "mlready.answers/1"
_OURS: Final = "mlready."
_HINT: Final = "`mlready init` writes an empty one"
_OTHER_SCHEMA: Final = (
    "it is another document of mlready, or of another version of it: name an answers file, or use the mlready that"
    " wrote it"
)
_REMARKS: Final = tuple(Remark.model_fields)


def _mapping(key: str) -> BeforeValidator:
    """Read a bare value as the mapping that holds it under `key`."""
    return BeforeValidator(lambda value: value if isinstance(value, dict) else {key: value})


class Entry(Remark):
    """What stands under one id in an answers file; `level` answers a control, `value` a context question."""

    level: Scalar | None = None
    value: Scalar | None = None
    not_applicable: str | None = None
    unknown: Flag = False


class SystemEntry(Frozen):
    """The system as an answers file writes it: a repository may be a bare path."""

    name: Line = System().name
    repositories: tuple[RepositoryEntry, ...] = ()


class AnswersDocument(Frozen):
    """An answers file as it is written, before any playbook has been asked."""

    schema_: Literal["mlready.answers/1"] = Field(alias="schema")
    system: SystemEntry = SystemEntry()
    playbook: str | None = None
    overlays: tuple[str, ...] = ()
    assumptions: Assumptions = Assumptions()
    answers: dict[str, Annotated[Entry, _mapping("value")]] = Field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """An answers file that reads well, and where its words stand."""

    path: FilePath
    document: Document
    content: AnswersDocument


def read_answers(path: FilePath) -> AnswersFile:
    """Read an answers file.

    Raises:
        TargetError: it is not there.
        DocumentError: it is not an answers file, or its values have the wrong form.
    """
    document = parse(read_text(path), str(path))
    if not isinstance(document.data, dict):
        says = f"this is no answers file: it starts with `schema: {ANSWERS_SCHEMA}`"
        raise DocumentError([Problem(document.file, 1, "", says)], _HINT)
    data = {key: value for key, value in document.data.items() if value is not None}
    schema = data.get("schema")
    if isinstance(schema, str) and schema.startswith(_OURS) and schema != ANSWERS_SCHEMA:
        says = f"it should be '{ANSWERS_SCHEMA}', not {quoted(schema)}"  # what else it holds is of another document
        raise DocumentError([document.problem(("schema",), says)], _OTHER_SCHEMA)
    try:
        content = AnswersDocument.model_validate(data)
    except ValidationError as error:
        problems = [document.problem(place, says) for place, says in faults(error, AnswersDocument, data)]
        raise DocumentError(list(dict.fromkeys(problems))) from error
    return AnswersFile(path, document, content)


def bind_answers(
    file: AnswersFile, playbook: Playbook, library: Library | None = None, *, partly: bool = False
) -> Answers:
    """Return what the file says in the playbook's terms: levels for choices, typed values for context.

    With `partly`, what the file says beyond this playbook is left out: the file was written for another one.

    Raises:
        DocumentError: it names something that the playbook does not have, or a value that does not fit.
    """
    binder = _Binder(file, playbook, library or Library())
    context = dict(binder.context())
    facts: Facts = {name: answer.value for name, answer in context.items() if answer.value is not None}
    controls = dict(binder.controls(facts))
    if not partly:
        binder.unknown_ids()
    if binder.problems:
        raise DocumentError(binder.problems)
    content = file.content
    return Answers(
        system=System(name=content.system.name, repositories=content.system.repositories),
        controls=controls,
        context=context,
        waivers=content.waivers,
        assumptions=content.assumptions,
    )


class _Binder:
    """Goes through one answers file, collecting every problem."""

    def __init__(self, file: AnswersFile, playbook: Playbook, library: Library) -> None:
        self.file, self.playbook, self.library = file, playbook, library
        self.problems: list[Problem] = []

    def report(self, place: Path, says: str) -> None:
        self.problems.append(self.file.document.problem(place, says))

    def context(self) -> Iterator[tuple[str, ContextAnswer]]:
        for name, entry in self.file.content.answers.items():
            question = self.playbook.question(name)
            if question is None:
                continue
            try:
                yield name, _context_answer(question, entry)
            except ValueError as error:
                self.report(("answers", name), str(error))

    def controls(self, facts: Facts) -> Iterator[tuple[str, Answer]]:
        for name, entry in self.file.content.answers.items():
            control = self.playbook.find(name)
            if control is None:
                continue
            try:
                yield name, _answer(control, entry, facts)
            except ValueError as error:
                self.report(("answers", name), str(error))

    def unknown_ids(self) -> None:
        for name in self.file.content.answers:
            if not self.playbook.find(name) and not self.playbook.question(name):
                self.report(("answers", name), self._not_asked(name))
        for index, waiver in enumerate(self.file.content.waivers):
            if self.playbook.question(waiver.control):
                self.report(("waivers", index, "control"), "a waiver is for a control, not for a context question")
            elif not self.playbook.find(waiver.control):
                self.report(("waivers", index, "control"), self._not_asked(waiver.control))

    @cached_property
    def _overlay_ids(self) -> dict[str, str]:
        """What each overlay adds, by id: the name of the overlay."""
        ids: dict[str, str] = {}
        for overlay, document in self.library.listing("overlays"):
            for name in _added_ids(document):
                ids.setdefault(name, overlay)
        return ids

    def _not_asked(self, name: str) -> str:
        if overlay := self._overlay_ids.get(name):
            return f"{name} belongs to the overlay {overlay}: add it under overlays"
        near = did_you_mean(name, self.playbook.ids)
        return f"the playbook {self.playbook.id} has no {name}{near}"


def _added_ids(overlay: Document) -> Iterator[str]:
    """Yield the full id of every control and context question that an overlay adds; what it only changes has no ask."""
    for key, prefix in (("controls", ""), ("context", PREFIX)):
        entries = overlay.data.get(key) if isinstance(overlay.data, dict) else None
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and "ask" in entry:
                yield f"{prefix}{entry.get('id')}"


def _remarks(entry: Entry) -> dict[str, Any]:
    return {name: value for name in _REMARKS if (value := getattr(entry, name)) is not None}


def _one_of(entry: Entry, value: Scalar | None) -> None:
    said = [value is not None, entry.unknown, entry.not_applicable is not None]
    if sum(said) > 1:
        raise ValueError("say one thing: an answer, unknown, or not_applicable")


def _context_answer(question: ContextQuestion, entry: Entry) -> ContextAnswer:
    if entry.level is not None:
        raise ValueError("a context question has a value, not a level")
    _one_of(entry, entry.value)
    value = None if entry.value is None else question.read(entry.value)
    return ContextAnswer(value=value, **_remarks(entry))


def _answer(control: Control, entry: Entry, facts: Facts) -> Answer:
    if entry.level is not None and entry.value is not None:
        raise ValueError("write level or value, not both")
    given = entry.value if entry.level is None else entry.level
    _one_of(entry, given)
    if entry.not_applicable is not None:
        _check_reason(control, entry.not_applicable, facts)
    level = None if given is None else _level(control, given)
    return Answer(level=level, not_applicable=entry.not_applicable, unknown=entry.unknown, **_remarks(entry))


def _check_reason(control: Control, reason: str, facts: Facts) -> None:
    if not reason.strip():
        raise ValueError("say why it does not apply")
    if requirement(control, facts).blocks and len(reason.strip()) < REASON_LENGTH:
        raise ValueError(f"a blocking control: say in {REASON_LENGTH} characters or more why it does not apply")


def _level(control: Control, given: Scalar) -> int:
    levels = [choice.level for choice in control.choices]
    if isinstance(given, str):
        named = next((choice.level for choice in control.choices if choice.id == given), None)
        if named is not None:
            return named
    elif isinstance(given, int) and not isinstance(given, bool) and given in levels:
        return given
    ids = [choice.id for choice in control.choices]
    near = did_you_mean(given, ids) if isinstance(given, str) else ""
    raise ValueError(
        f"answer a level ({', '.join(map(str, levels))}) or one of {', '.join(ids)}, not {quoted(given)}{near}"
    )
