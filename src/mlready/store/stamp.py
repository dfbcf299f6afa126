"""Hashes of proofs, written beside them into the text of an answers file: everything else in it stays as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from mlready.errors import DocumentError, Problem
from mlready.store.answers import AnswersFile
from mlready.store.yaml import parse
from mlready.yaml.build import events

PROOF: Final = "proof"
HASH: Final = "proof_sha256"


@dataclass(frozen=True, slots=True)
class _Scalar:
    """A value of an entry: where its key starts, where it starts and ends, and whether it takes several lines."""

    key: int
    column: int
    start: int
    end: int
    lines: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """One answer that is written as a mapping: its scalars by key, and whether it stands in braces."""

    scalars: Mapping[str, _Scalar]
    flow: bool


def stamped(file: AnswersFile, hashes: Mapping[str, str]) -> str:
    """Return the text of `file` with the hash of the proof of every entry that `hashes` names.

    Raises:
        DocumentError: an entry is written in a way that this cannot change, such as an alias.
    """
    text = file.document.text
    entries = dict(_entries(text))
    wanted = parse(text, file.document.file).data
    problems = []
    edits: list[tuple[int, int, str]] = []
    for name, digest in hashes.items():
        entry = entries.get(name)
        if entry is None or PROOF not in entry.scalars:
            says = "its hash cannot be written here: write the answer out as a mapping of its own"
            problems.append(file.document.problem(("answers", name), says))
            continue
        edits.append(_edit(text, entry, digest))
        wanted["answers"][name][HASH] = digest
    if problems:
        raise DocumentError(problems)
    changed = text
    for start, end, words in sorted(edits, reverse=True):
        changed = changed[:start] + words + changed[end:]
    return _checked(changed, wanted, file.document.file)


def _edit(text: str, entry: _Entry, digest: str) -> tuple[int, int, str]:
    """Return from where to where to write what: in place of an old hash, else behind the proof."""
    proof = entry.scalars[PROOF]
    if old := entry.scalars.get(HASH):
        return old.start, old.end, digest if old.end > old.start else f" {digest}"
    if entry.flow:
        return proof.end, proof.end, f", {HASH}: {digest}"
    newline = "\r\n" if "\r\n" in text else "\n"
    if proof.lines:  # text over several lines: where it ends is hard to say, and what begins it is not
        return proof.key, proof.key, f"{HASH}: {digest}{newline}{' ' * proof.column}"
    end = text.find("\n", proof.end)
    end = len(text) if end < 0 else end - (text[end - 1] == "\r")
    return end, end, f"{newline}{' ' * proof.column}{HASH}: {digest}"


def _checked(text: str, wanted: object, file: str) -> str:
    """Return `text` where it says what is wanted and nothing else."""
    try:
        if parse(text, file).data == wanted:
            return text
    except DocumentError:
        pass
    says = "the hashes cannot be written without changing anything else: write each answer on lines of its own"
    raise DocumentError([Problem(file, 0, "answers", says)])


def _entries(text: str) -> Iterator[tuple[str, _Entry]]:
    """Yield every answer that is a mapping, by its id."""
    stream = iter(events(text))
    for name, event in _members(stream, _root(stream)):
        if name != "answers" or not isinstance(event, yaml.MappingStartEvent):
            _skip(event, stream)
            continue
        for entry, value in _members(stream, event):
            if isinstance(value, yaml.MappingStartEvent):
                yield entry, _Entry(dict(_scalars(stream)), bool(value.flow_style))
            else:
                _skip(value, stream)


def _root(stream: Iterator[Any]) -> Any:  # noqa: ANN401 - PyYAML's events are loosely typed
    return next((event for event in stream if isinstance(event, yaml.NodeEvent)), None)


def _members(stream: Iterator[Any], mapping: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - the same
    """Yield the keys of `mapping`, and the event that begins each value; who takes it goes on to its end."""
    if not isinstance(mapping, yaml.MappingStartEvent):
        return
    for key in stream:
        if isinstance(key, yaml.MappingEndEvent):
            return
        yield str(getattr(key, "value", "")), next(stream)


def _scalars(stream: Iterator[Any]) -> Iterator[tuple[str, _Scalar]]:
    """Yield the plain values of the mapping that has begun, by their keys."""
    for key in stream:
        if isinstance(key, yaml.MappingEndEvent):
            return
        value = next(stream)
        _skip(value, stream)
        if isinstance(value, yaml.ScalarEvent):
            yield key.value, _scalar(key, value)


def _scalar(key: Any, value: Any) -> _Scalar:  # noqa: ANN401 - the same
    begin, end = value.start_mark, value.end_mark
    # An empty value ends where the next thing begins: it has no words of its own.
    last = end.index if value.value or value.style else begin.index
    return _Scalar(key.start_mark.index, key.start_mark.column, begin.index, last, end.line > begin.line)


def _skip(event: Any, stream: Iterator[Any]) -> None:  # noqa: ANN401 - the same
    """Go on to the end of the value that `event` begins."""
    depth = int(isinstance(event, yaml.CollectionStartEvent))
    while depth:
        event = next(stream)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
