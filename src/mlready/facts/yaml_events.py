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

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml

from mlready.facts.templates import has_template, without_template

Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH: Final = 40
MAX_NODES: Final = 100_000
MAX_NUMBER_LENGTH: Final = 40
MAX_DIRECTIVES: Final = 20

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: Final[dict[str, bool | None]] = {
    "": None,
    **dict.fromkeys(("~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_DIRECTIVE: Final = re.compile(r"^%", re.MULTILINE)
_INTEGER: Final = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")


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


def documents(text: str) -> list[Document]:
    """Return the documents of `text` that hold anything, as far as they can be read."""
    if len(_DIRECTIVE.findall(text)) > MAX_DIRECTIVES:  # the parser compares each with all before it
        return []
    whole, built = _build(text)
    if not whole and has_template(text):
        _, built = _build(without_template(text))
    return [document for document in built if document.data is not None]


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


@dataclass
class _Open:
    """A mapping or sequence whose end has not come yet."""

    value: dict[str, Any] | list[Any]
    path: Path
    anchor: str | None
    nodes_before: int
    key: str | None = None

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None

    def next_path(self) -> Path:
        return (*self.path, len(self.value) if self.key is None else self.key)


@dataclass
class _Builder:
    """Builds values from events, within limits."""

    built: list[Document] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    nodes: int = 0
    root: Any = None

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, line)
            case yaml.MappingStartEvent():
                self._open({}, event.anchor, line)
            case yaml.SequenceStartEvent():
                self._open([], event.anchor, line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()
            case yaml.AliasEvent(anchor=str(anchor)):
                self._alias(anchor, line)
            case yaml.DocumentEndEvent():
                self.end_document()
            case _:
                pass

    def end_document(self) -> None:
        """Close what is open, at the end of a document or where its text breaks off."""
        while self.stack:
            self._close()
        self.built.append(Document(self.root, self.lines))
        self.root, self.lines, self.anchors = None, {}, {}

    def _count(self, nodes: int) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            raise _StopError

    def _open(self, value: dict[str, Any] | list[Any], anchor: str | None, line: int) -> None:
        self._count(1)
        if len(self.stack) >= MAX_DEPTH or (self.stack and self.stack[-1].awaits_key):
            raise _StopError
        path = self.stack[-1].next_path() if self.stack else ()
        self.lines.setdefault(path, line)
        self.stack.append(_Open(value, path, anchor, self.nodes - 1))

    def _close(self) -> None:
        done = self.stack.pop()
        if isinstance(done.value, dict) and "<<" in done.value:
            _merge(done.value)
        if done.anchor:
            self.anchors[done.anchor] = (done.value, self.nodes - done.nodes_before)
        self._place(done.value)

    def _alias(self, name: str, line: int) -> None:
        value, nodes = self.anchors.get(name, (None, 1))
        self._count(nodes)
        if self.stack and self.stack[-1].awaits_key:
            raise _StopError
        self._mark(line)
        self._place(value)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        self._count(1)
        value = event.value if event.tag or not event.implicit[0] else _resolve(event.value)
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        if self.stack and self.stack[-1].awaits_key:
            owner = self.stack[-1]
            owner.key = event.value
            self.lines[(*owner.path, event.value)] = line
            return
        self._mark(line)
        self._place(value)

    def _mark(self, line: int) -> None:
        self.lines.setdefault(self.stack[-1].next_path() if self.stack else (), line)

    def _place(self, value: Any) -> None:  # noqa: ANN401 - a YAML value may be anything
        if not self.stack:
            self.root = value
            return
        owner = self.stack[-1]
        if isinstance(owner.value, list):
            owner.value.append(value)
        elif owner.key is not None:
            owner.value[owner.key] = value
            owner.key = None


def _build(text: str) -> tuple[bool, list[Document]]:
    """Return whether all of `text` could be read, and the documents up to where it could."""
    builder = _Builder()
    try:
        for event in _events(text):
            builder.take(event)
    except (yaml.YAMLError, _StopError, UnicodeError):
        builder.end_document()
        return False, builder.built
    return True, builder.built


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=_LOADER)


def _merge(value: dict[str, Any]) -> None:
    """Add the keys of what ``<<`` names; keys that stand in the mapping itself win, and earlier ones over later."""
    for other in listed(value.pop("<<")):
        for key, found in mapping(other).items():
            value.setdefault(key, found)


def _resolve(text: str) -> str | float | bool | None:
    """Give a plain scalar the value that YAML 1.2 gives it."""
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > MAX_NUMBER_LENGTH:
        return text
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text) and math.isfinite(number := float(text)):
        return number
    return text
