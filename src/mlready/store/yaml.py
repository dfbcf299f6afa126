"""YAML as version 1.2 reads it, from text that nobody vouches for.

PyYAML's own loaders turn ``no`` into False, accept a key twice, and can be made to hang or crash by a few hundred
bytes. Its event stream is safe and quick, so values are built from the events here, within limits.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, TypeAlias

import yaml

from mlready.errors import DocumentError, Problem

Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH: Final = 40
MAX_NODES: Final = 200_000
MAX_NUMBER_LENGTH: Final = 40
MAX_DIRECTIVES: Final = 20
MAX_PROBLEMS: Final = 100

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


@dataclass(frozen=True)
class Document:
    """What a YAML text holds, and where each value of it stands."""

    file: str
    text: str
    data: Any

    @cached_property
    def _lines(self) -> dict[Path, int]:
        lines: dict[Path, int] = {}
        _Builder(self.file, lines).build(self.text)
        return lines

    def line(self, path: Path) -> int:
        """Return the line of the value at `path`, or of the nearest thing that contains it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def problem(self, path: Path, says: str) -> Problem:
        """Return what is wrong at `path`, with its place."""
        return Problem(self.file, self.line(path), ".".join(map(str, path)), says)


def parse(text: str, file: str) -> Document:
    """Read one YAML document; raise DocumentError with every problem of its form.

    >>> parse("on: no", "a.yaml").data
    {'on': 'no'}
    """
    return Document(file, text, _Builder(file).build(text))


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
    """Builds values from events, within limits; fills `lines` where it is given."""

    file: str
    lines: dict[Path, int] | None = None
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nodes: int = 0
    root: Any = None
    documents: int = 0

    def build(self, text: str) -> Any:  # noqa: ANN401 - a YAML document may be any value
        for event in self._events(text):
            self._take(event)
        if self.problems:
            raise DocumentError(self.problems)
        return self.root

    def _events(self, text: str) -> Iterator[yaml.Event]:
        self._check_directives(text)
        try:
            yield from yaml.parse(text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            says = error.problem or error.context or "this is not YAML"
            last = text.rstrip("\n").count("\n")
            self._stop(min(mark.line, last) + 1 if mark else 0, f"this is not YAML: {says}")
        except yaml.reader.ReaderError as error:
            before = text.encode()[: error.position]
            self._stop(before.count(b"\n") + 1, "this is not text: it holds control characters")
        except yaml.YAMLError as error:
            self._stop(0, f"this is not YAML: {error}")

    def _check_directives(self, text: str) -> None:
        """Refuse many ``%TAG`` lines: the parser compares each with all before it."""
        for number, directive in enumerate(_DIRECTIVE.finditer(text)):
            if number >= MAX_DIRECTIVES:
                self._stop(text.count("\n", 0, directive.start()) + 1, f"more than {MAX_DIRECTIVES} lines start with %")

    def _stop(self, line: int, says: str) -> None:
        raise DocumentError([*self.problems, Problem(self.file, line, "", says)])

    def _take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 0
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, line)
            case yaml.MappingStartEvent():
                self._open({}, event, line)
            case yaml.SequenceStartEvent():
                self._open([], event, line)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()
            case yaml.AliasEvent(anchor=str(anchor)):
                self._alias(anchor, line)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._stop(line, "one file holds one document: a second one starts here")
            case _:
                pass

    def _count(self, nodes: int, line: int) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            self._stop(line, f"more than {MAX_NODES:,} values, aliases counted where they are used")

    def _open(self, value: dict[str, Any] | list[Any], event: yaml.CollectionStartEvent, line: int) -> None:
        self._count(1, line)
        if len(self.stack) >= MAX_DEPTH:
            self._stop(line, f"nested deeper than {MAX_DEPTH} levels")
        if self.stack and self.stack[-1].awaits_key:
            self._stop(line, "a key must be plain text")
        if event.tag:
            self._report(line, f"the tag {event.tag[:80]} means nothing here: remove it")
        path = self.stack[-1].next_path() if self.stack else ()
        self._mark(path, line)
        self.stack.append(_Open(value, path, event.anchor, self.nodes - 1))

    def _close(self) -> None:
        done = self.stack.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.value, self.nodes - done.nodes_before)
        self._place(done.value)

    def _alias(self, name: str, line: int) -> None:
        if name not in self.anchors:
            self._stop(line, f"the alias *{name} has no anchor before it")
        value, nodes = self.anchors[name]
        self._count(nodes, line)
        if self.stack and self.stack[-1].awaits_key:
            self._stop(line, "a key must be plain text")
        self._mark(self.stack[-1].next_path() if self.stack else (), line)
        self._place(value)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        self._count(1, line)
        if event.tag and event.tag != "!":
            self._report(line, f"the tag {event.tag[:80]} means nothing here: remove it")
        value = event.value if event.tag or not event.implicit[0] else _resolve(event.value)
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        if self.stack and self.stack[-1].awaits_key:
            self._key(self.stack[-1], event.value, line)
            return
        self._mark(self.stack[-1].next_path() if self.stack else (), line)
        self._place(value)

    def _key(self, owner: _Open, key: str, line: int) -> None:
        if key in owner.value:
            self._report(line, f"the key {key!r} stands here twice", (*owner.path, key))
        owner.key = key
        self._mark((*owner.path, key), line)

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

    def _mark(self, path: Path, line: int) -> None:
        if self.lines is not None:
            self.lines.setdefault(path, line)

    def _report(self, line: int, says: str, path: Path = ()) -> None:
        self.problems.append(Problem(self.file, line, ".".join(map(str, path)), says))
        if len(self.problems) >= MAX_PROBLEMS:
            self._stop(line, f"{MAX_PROBLEMS} mistakes: the rest was not read")


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
