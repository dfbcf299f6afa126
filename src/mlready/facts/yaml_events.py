r"""YAML 1.2 from files of all kinds: as much of each as can be read, with lines, within limits.

`documents` never raises: a Helm or Jinja template gives what it says outside its braces, a broken file what comes
before the fault, and anything else nothing. Keys are always text, ``on`` and ``no`` stay words, ``<<`` merges, tags
are dropped, and `data` may hold the same object twice where an alias says so.

>>> [document] = documents("on:\n  push:\n    tags: [v1]\n")
>>> document.data, document.line("on", "push", "tags", 0)
({'on': {'push': {'tags': ['v1']}}}, 3)
>>> documents("a: {{ .Values.a }}\n{{- if .b }}\nb: 1\n{{- end }}\n---\nc: [")[0].data
{'a': '«.Values.a»', 'b': 1}
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, NoReturn

import yaml

from mlready.facts.templates import has_template, without_template
from mlready.yaml.build import Builder, Path, events, surplus_directive

MAX_NODES: Final = 100_000


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a YAML text: its value, and the line of each key and item."""

    data: Any
    lines: dict[Path, int] = field(default_factory=dict, repr=False)

    def line(self, *path: str | int) -> int:
        """Return the line of the key or item at `path`, or of the nearest thing that contains it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def at(self, *path: str | int) -> Any:  # noqa: ANN401 - a YAML value may be anything
        """Return the value at `path`, or None where there is none."""
        value = self.data
        for step in path:
            if isinstance(value, dict) and isinstance(step, str):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
                value = value[step]
            else:
                return None
        return value


@lru_cache(maxsize=2)
def documents(text: str) -> tuple[Document, ...]:
    """Return the documents of `text` that hold anything, as far as they can be read; each is for all readers of it."""
    if surplus_directive(text) is not None:
        return ()
    whole, built = _build(text)
    if not whole and has_template(text):
        _, built = _build(without_template(text))
    return tuple(document for document in built if document.data is not None)


def mapping(value: object) -> dict[str, Any]:
    """Return `value` where it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> list[Any]:
    """Return `value` as a list: itself, nothing for None, or the one value that stands where a list may stand."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


class _StopError(Exception):
    """The text goes beyond a limit, or is not what a reader can use."""


class _Tolerant(Builder):
    """Keeps what it can read; at the first thing that it cannot, it stops."""

    def __init__(self) -> None:
        super().__init__(MAX_NODES, {})
        self.built: list[Document] = []

    def end_document(self) -> None:
        """Close what is open, at the end of a document or where its text breaks off."""
        while self.stack:
            self.close()
        self.built.append(Document(self.root, self.lines or {}))
        self.lines = {}
        self.next_document()

    def close(self) -> None:
        """Close the innermost mapping or sequence, with what ``<<`` merges into it."""
        value = self.stack[-1].value
        if isinstance(value, dict) and "<<" in value:
            _merge(value)
        super().close()

    def stop(self, line: int, says: str) -> NoReturn:
        raise _StopError(line, says)

    def report(self, line: int, says: str, path: Path = ()) -> None:
        """Let tags and keys that stand twice pass: they are not ours to mend."""


def _build(text: str) -> tuple[bool, list[Document]]:
    """Return whether all of `text` could be read, and the documents up to where it could."""
    builder = _Tolerant()
    try:
        for event in events(text):
            if isinstance(event, yaml.DocumentEndEvent):
                builder.end_document()
            builder.take(event)
    except (yaml.YAMLError, _StopError, UnicodeError):
        builder.end_document()
        return False, builder.built
    return True, builder.built


def _merge(value: dict[str, Any]) -> None:
    """Add the keys of what ``<<`` names; keys that stand in the mapping itself win, and earlier ones over later."""
    for other in listed(value.pop("<<")):
        for key, found in mapping(other).items():
            value.setdefault(key, found)
