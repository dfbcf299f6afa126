"""YAML events -> values."""

import math
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, Final, NoReturn, TypeAlias

import yaml

Path: TypeAlias = tuple[str | int, ...]

MAX_DEPTH: Final = 40
MAX_DIRECTIVES: Final = 20
MAX_NUMBER_LENGTH: Final = 40
# So much text counts as one value more: an alias may repeat it any number of times.
CHARACTERS: Final = 50

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: Final[dict[str, bool | None]] = {
    "": None,
    **dict.fromkeys(("~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_DIRECTIVE: Final = re.compile(r"^%", re.MULTILINE)
# What a plain number can start with: nothing else need be tried.
_NUMERIC: Final = frozenset("+-.0123456789")
_INTEGER: Final = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")


def events(text: str) -> Iterator[yaml.Event]:
    """Yield the events of `text`; raise yaml.YAMLError where it is no YAML."""
    yield from yaml.parse(text, Loader=_LOADER)


def surplus_directive(text: str) -> int | None:
    """Return the line of the first ``%`` line too many: the parser compares each with all before it, for minutes."""
    for number, directive in enumerate(_DIRECTIVE.finditer(text)):
        if number >= MAX_DIRECTIVES:
            return text.count("\n", 0, directive.start()) + 1
    return None


class _Open:
    """A mapping or sequence whose end has not come yet. A mapping without a `key` awaits one."""

    __slots__ = ("anchor", "is_mapping", "key", "nodes_before", "value")

    def __init__(self, value: Any, anchor: str | None, nodes_before: int) -> None:  # noqa: ANN401 - dict or list
        self.value, self.anchor, self.nodes_before = value, anchor, nodes_before
        self.is_mapping = isinstance(value, dict)
        self.key: str | None = None


class Builder(ABC):
    """Builds one document's value, within limits; what is wrong goes to `stop` and `report`, which a subclass defines.

    Lines are only kept where `lines` is given, as that costs as much as the rest.
    """

    def __init__(self, max_nodes: int, lines: dict[Path, int] | None = None) -> None:
        self.root: Any = None
        self.lines = lines
        self.stack: list[_Open] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._max_nodes = max_nodes
        self._nodes = 0
        self._takers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
        }

    def take(self, event: yaml.Event) -> None:
        """Go on by one event; those that hold no value are left to the caller."""
        taker = self._takers.get(type(event))
        if taker:
            taker(event)

    @abstractmethod
    def stop(self, line: int, says: str) -> NoReturn:
        """End the reading: what follows could not be trusted, or paid for."""

    @abstractmethod
    def report(self, line: int, says: str, path: Path = ()) -> None:
        """Take note of something wrong that the reading can go on after."""

    def close(self) -> None:
        """Close the innermost mapping or sequence."""
        done = self.stack.pop()
        if done.anchor:
            self._anchors[done.anchor] = (done.value, self._nodes - done.nodes_before)
        self._place(done.value)

    def next_document(self) -> None:
        """Forget the document that was read."""
        self.root, self._anchors = None, {}

    def _end(self, _: yaml.Event) -> None:
        self.close()

    def _mapping(self, event: yaml.Event) -> None:
        self._open({}, event)

    def _sequence(self, event: yaml.Event) -> None:
        self._open([], event)

    def _open(self, value: Any, event: Any) -> None:  # noqa: ANN401 - dict or list; PyYAML's events are loosely typed
        self._count(1, event)
        if len(self.stack) >= MAX_DEPTH:
            self.stop(line_of(event), f"nested deeper than {MAX_DEPTH} levels")
        self._no_key(event)
        self._no_tag(event)
        self._mark(event)
        self.stack.append(_Open(value, event.anchor, self._nodes - 1))

    def _alias(self, event: Any) -> None:  # noqa: ANN401 - see above
        if event.anchor not in self._anchors:
            self.stop(line_of(event), f"the alias *{event.anchor} has no anchor before it")
        value, nodes = self._anchors[event.anchor]
        self._count(nodes, event)
        self._no_key(event)
        self._mark(event)
        self._place(value)

    def _scalar(self, event: Any) -> None:  # noqa: ANN401 - see above
        weight = 1 + len(event.value) // CHARACTERS
        self._count(weight, event)
        if event.tag and event.tag != "!":
            self._no_tag(event)
        value = event.value if event.tag or not event.implicit[0] else resolve(event.value)
        if event.anchor:
            self._anchors[event.anchor] = (value, weight)
        owner = self.stack[-1] if self.stack else None
        if owner and owner.is_mapping and owner.key is None:
            self._key(owner, event)
            return
        self._mark(event)
        self._place(value)

    def _key(self, owner: _Open, event: Any) -> None:  # noqa: ANN401 - see above
        owner.key = event.value
        if event.value in owner.value:
            self.report(line_of(event), f"the key {event.value!r} stands here twice", self._path())
        self._mark(event)

    def _count(self, nodes: int, event: yaml.Event) -> None:
        self._nodes += nodes
        if self._nodes > self._max_nodes:
            self.stop(line_of(event), f"more than {self._max_nodes:,} values, aliases counted where they are used")

    def _no_key(self, event: yaml.Event) -> None:
        if self.stack and self.stack[-1].is_mapping and self.stack[-1].key is None:
            self.stop(line_of(event), "a key must be plain text")

    def _no_tag(self, event: Any) -> None:  # noqa: ANN401 - see above
        if event.tag:
            self.report(line_of(event), f"the tag {event.tag[:80]} means nothing here: remove it")

    def _mark(self, event: yaml.Event) -> None:
        """Keep the line of what starts here."""
        if self.lines is not None:
            self.lines.setdefault(self._path(), line_of(event))

    def _path(self) -> Path:
        """Return where the next value will stand."""
        return tuple(len(one.value) if one.key is None else one.key for one in self.stack)

    def _place(self, value: Any) -> None:  # noqa: ANN401 - a YAML value may be anything
        if not self.stack:
            self.root = value
            return
        owner = self.stack[-1]
        if owner.key is not None:
            owner.value[owner.key] = value
            owner.key = None
        elif not owner.is_mapping:
            owner.value.append(value)


def line_of(event: yaml.Event) -> int:
    """Return the line that an event starts on, counted from 1; 0 where PyYAML does not say."""
    return event.start_mark.line + 1 if event.start_mark else 0


def resolve(text: str) -> str | float | bool | None:
    """Give a plain scalar the value that YAML 1.2 gives it."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC or len(text) > MAX_NUMBER_LENGTH:
        return text
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text) and math.isfinite(number := float(text)):
        return number
    return text
